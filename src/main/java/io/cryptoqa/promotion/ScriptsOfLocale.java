package io.cryptoqa.promotion;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The scripts a locale is written in, by its tag or else by what is likely for its language (CLDR
 * likely subtags), and whether a text is in them. Scripts are those of UAX #24; what is Common or
 * Inherited, such as digits, punctuation and emoji, is at home in all of them. Simplified and
 * traditional Chinese are one script there, and cannot be told apart by it.
 *
 * @param codes of {@link UScript}; empty where none is known, and then everything is taken
 */
record ScriptsOfLocale(Set<Integer> codes) {

    ScriptsOfLocale {
        codes = Set.copyOf(codes);
    }

    static ScriptsOfLocale of(String tag) {
        var script = ULocale.addLikelySubtags(ULocale.forLanguageTag(tag)).getScript();
        return new ScriptsOfLocale(
                switch (script) {
                    case "Hans", "Hant", "Hanb" -> Set.of(UScript.HAN, UScript.BOPOMOFO);
                    case "Jpan" -> Set.of(UScript.HAN, UScript.HIRAGANA, UScript.KATAKANA);
                    case "Kore" -> Set.of(UScript.HANGUL, UScript.HAN);
                    default -> named(script);
                });
    }

    private static Set<Integer> named(String script) {
        var code = script.isEmpty() ? UScript.INVALID_CODE : UScript.getCodeFromName(script);
        return code == UScript.INVALID_CODE ? Set.of() : Set.of(code);
    }

    /**
     * Whether a text has letters, and none is of these scripts or most are of others. Latin letters
     * are not counted against scripts in which one character is a syllable or a word: beside two of
     * those, a brand name of ten letters is no majority.
     */
    boolean isForeign(String text) {
        if (codes.isEmpty()) {
            return false;
        }
        int own = 0;
        int latin = 0;
        int others = 0;
        for (int point : text.codePoints().filter(Character::isLetter).toArray()) {
            var script = UScript.getScript(point);
            if (codes.contains(script)) {
                own++;
            } else if (script == UScript.LATIN) {
                latin++;
            } else if (script != UScript.COMMON && script != UScript.INHERITED) {
                others++;
            }
        }
        if (own == 0) {
            return latin + others > 0;
        }
        return (codes.contains(UScript.HAN) ? others : latin + others) > own;
    }

    /** For people, such as {@code Han, Hiragana, Katakana}. */
    String names() {
        return codes.stream()
                .map(UScript::getName)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    }
}
