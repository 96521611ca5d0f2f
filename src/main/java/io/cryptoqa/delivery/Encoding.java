package io.cryptoqa.delivery;

import org.jspecify.annotations.Nullable;

/** In which content coding to send an answer (RFC 9110 §12.5.3). */
enum Encoding {
    IDENTITY,
    GZIP,
    /** The client takes neither. */
    NONE;

    private static final int UNSAID = -1;
    private static final int WHOLE = 1000;

    /**
     * The coding that the client prefers; gzip where it takes both alike.
     *
     * @param accepted the value of {@code Accept-Encoding}; null, as from who takes none, if it is
     *     not there
     */
    static Encoding of(@Nullable String accepted) {
        if (accepted == null) {
            return IDENTITY;
        }
        int gzip = UNSAID;
        int identity = UNSAID;
        int any = UNSAID;
        int start = 0;
        while (start < accepted.length()) {
            int end = accepted.indexOf(',', start);
            if (end < 0) {
                end = accepted.length();
            }
            int semicolon = accepted.indexOf(';', start);
            if (semicolon < 0 || semicolon > end) {
                semicolon = end;
            }
            if (is("gzip", accepted, start, semicolon)
                    || is("x-gzip", accepted, start, semicolon)) {
                gzip = Math.max(gzip, weight(accepted, semicolon, end));
            } else if (is("identity", accepted, start, semicolon)) {
                identity = weight(accepted, semicolon, end);
            } else if (is("*", accepted, start, semicolon)) {
                any = weight(accepted, semicolon, end);
            }
            start = end + 1;
        }
        return choose(gzip == UNSAID ? Math.max(any, 0) : gzip, identity, any);
    }

    private static Encoding choose(int gzip, int identity, int any) {
        if (identity == UNSAID) {
            // always acceptable unless refused, but nobody's first choice
            return gzip > 0 ? GZIP : any == 0 ? NONE : IDENTITY;
        }
        if (gzip > 0 && gzip >= identity) {
            return GZIP;
        }
        return identity > 0 ? IDENTITY : NONE;
    }

    private static boolean is(String name, String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return to - from == name.length() && text.regionMatches(true, from, name, 0, name.length());
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    /** In thousandths; what cannot be read is a whole. */
    private static int weight(String text, int semicolon, int end) {
        int q = semicolon;
        while (q < end && Character.toLowerCase(text.charAt(q)) != 'q') {
            q++;
        }
        int equals = text.indexOf('=', q);
        if (q == end || equals < 0 || equals > end) {
            return WHOLE;
        }
        try {
            var value = Double.parseDouble(text.substring(equals + 1, end).strip());
            return value >= 0 && value <= 1 ? (int) Math.ceil(value * WHOLE) : WHOLE;
        } catch (NumberFormatException unreadable) {
            return WHOLE;
        }
    }
}
