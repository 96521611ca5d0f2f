package io.cryptoqa.search;

/** How alike words are written. */
final class Spelling {

    private Spelling() {}

    /**
     * Whether so few edits make one word of the other: a letter too many, too few, another, or two
     * neighbours that changed places. No letter is edited twice, as in Lucene's fuzzy questions.
     */
    static boolean isNear(CharSequence one, CharSequence other, int edits) {
        if (Math.abs(one.length() - other.length()) > edits) {
            return false;
        }
        // optimal string alignment: the edits of all beginnings, of which three rows are looked at
        var before = new int[other.length() + 1];
        var last = new int[other.length() + 1];
        var row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                var isSame = one.charAt(i - 1) == other.charAt(j - 1);
                row[j] =
                        Math.min(last[j - 1] + (isSame ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > edits) {
                return false;
            }
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[other.length()] <= edits;
    }
}
