package io.cryptoqa.article;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The readable part of an article's address: letters and digits of any script (with the marks that
 * belong to them) and {@code -}, at most 100 characters, in lower case and in Unicode NFC.
 */
public final class Slug {

    private static final int LONGEST = 100;
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}-]+");
    private static final Pattern ID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private Slug() {}

    /** The slug this text can only mean; empty if no slug looks like it. */
    public static Optional<String> fold(String text) {
        if (text.length() > 4 * LONGEST) {
            return Optional.empty();
        }
        var folded = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return folded.length() <= LONGEST && FORM.matcher(folded).matches()
                ? Optional.of(folded)
                : Optional.empty();
    }

    /** The article id this text is, if it reads as one; such a text is never a slug. */
    static Optional<UUID> asId(String text) {
        return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
