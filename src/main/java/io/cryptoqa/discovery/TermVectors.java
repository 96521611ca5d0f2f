package io.cryptoqa.discovery;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Short texts as weighted terms, to be compared by cosine likeness (Salton and Buckley, 1988,
 * "Term-weighting approaches in automatic text retrieval"). A term's weight falls with the number
 * of texts that have it, so words that every question opens with need no list of stop words, in no
 * language. Words are found by ICU, with its dictionaries for scripts without spaces.
 */
final class TermVectors {

    private final List<Map<String, Double>> vectors;

    private TermVectors(List<Map<String, Double>> vectors) {
        this.vectors = vectors;
    }

    /** The vectors of some texts, to be asked for by their position in the list. */
    static TermVectors of(List<String> texts) {
        var counts = texts.stream().map(TermVectors::terms).toList();
        var frequency = new HashMap<String, Integer>();
        counts.forEach(
                terms -> terms.keySet().forEach(term -> frequency.merge(term, 1, Integer::sum)));
        var vectors = new ArrayList<Map<String, Double>>();
        for (var terms : counts) {
            var vector = new HashMap<String, Double>();
            terms.forEach((term, count) -> {
                var rarity = Math.log((1.0 + texts.size()) / frequency.getOrDefault(term, 1));
                vector.put(term, (1 + Math.log(count)) * rarity);
            });
            vectors.add(vector);
        }
        return new TermVectors(vectors);
    }

    /** From 0, no term in common, to 1, the same terms. */
    double likeness(int one, int other) {
        var a = vectors.get(one);
        var b = vectors.get(other);
        var product = 0.0;
        for (var term : a.entrySet()) {
            product += term.getValue() * b.getOrDefault(term.getKey(), 0.0);
        }
        var lengths = length(a) * length(b);
        return lengths == 0 ? 0 : product / lengths;
    }

    private static double length(Map<String, Double> vector) {
        return Math.sqrt(vector.values().stream().mapToDouble(weight -> weight * weight).sum());
    }

    private static Map<String, Integer> terms(String text) {
        var words = BreakIterator.getWordInstance(ULocale.ROOT);
        words.setText(text);
        var terms = new HashMap<String, Integer>();
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
            if (words.getRuleStatus() >= BreakIterator.WORD_NUMBER) {
                var term = UCharacter.foldCase(text.substring(start, end), true);
                terms.merge(term, 1, Integer::sum);
            }
            start = end;
        }
        return terms;
    }
}
