package io.cryptoqa.article;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The readable part of an article's address: letters and digits of any script (with the marks that
 * belong to them) and {@code -}, at most 100 characters, in lower case and in Unicode NFC.
 */
public final class Slug {

    private static final int LONGEST = 100;
    private static final Set<String> RESERVED = Set.of("latest", "hot");
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

    /** Whether a route has this name, or it reads as an id: then no article can be called so. */
    public static boolean isReserved(String slug) {
        return RESERVED.contains(slug) || asId(slug).isPresent();
    }

    /**
     * A slug made of a title: its letters and digits of any script, joined by {@code -}; {@code
     * article} if it has none.
     */
    public static String of(String title) {
        var words =
                Normalizer.normalize(title, Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("['’]", "")
                        .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "-");
        var slug = shortened(words.replaceAll("^-|-$", ""), LONGEST);
        return slug.isEmpty() || isReserved(slug) ? "article" : slug;
    }

    /** The same slug with a number, still short enough. */
    public static String numbered(String slug, int number) {
        return shortened(slug, LONGEST - 12) + "-" + number;
    }

    /** Cut at the end of a word, where there is one. */
    private static String shortened(String slug, int longest) {
        if (slug.length() <= longest) {
            return slug;
        }
        var end = slug.lastIndexOf('-', longest);
        if (end < longest / 2) {
            end = Character.isLowSurrogate(slug.charAt(longest)) ? longest - 1 : longest;
        }
        return slug.substring(0, end);
    }

    /** The article id this text is, if it reads as one; such a text is never a slug. */
    public static Optional<UUID> asId(String text) {
        return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
