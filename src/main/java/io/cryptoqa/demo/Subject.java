package io.cryptoqa.demo;

import io.cryptoqa.demo.Seeds.Purpose;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an article asks, as places in the lists of every vocabulary; so its editions ask the same.
 *
 * <p>The questions of a category are gone through in a scattered order by the article's number, so
 * that none comes twice before all were asked.
 *
 * @param category the topic whose concepts are asked about
 * @param coin the name of a coin, which is the same in every language
 * @param round 1, and one more each time when all questions of the category were asked
 */
record Subject(String category, int title, int concept, String coin, int situation, int round) {

    /** Coprime to every number of questions, all of which are smaller. */
    private static final long STRIDE = 1_000_000_007L;

    /**
     * @param topics the article's; a topic that is a coin is what the question is about
     */
    static Subject of(long seed, int number, List<DemoTopic> topics, Vocabulary words) {
        var category = topics.getFirst().slug();
        var pinned = pinned(topics, words);
        var coins = pinned == null ? words.section("coins") : List.of(pinned);
        var titles = words.section("titles").size();
        var concepts = words.section("concepts " + category).size();
        var situations = words.section("situations").size();
        var questions = titles * concepts * situations * coins.size();
        var start = Math.floorMod(Seeds.mix(seed, Purpose.TITLE, 0), questions);
        var place = (int) ((number * STRIDE + start) % questions);
        var title = place % titles;
        place /= titles;
        var concept = place % concepts;
        place /= concepts;
        var situation = place % situations;
        return new Subject(
                category,
                title,
                concept,
                coins.get(place / situations),
                situation,
                number / questions + 1);
    }

    /** Those coins that are topics themselves are in no list that questions are drawn from. */
    private static @Nullable String pinned(List<DemoTopic> topics, Vocabulary words) {
        for (var topic : topics) {
            var name = topic.names().get("en");
            if (words.section("pinned").contains(name)) {
                return name;
            }
        }
        return null;
    }

    /** Whether the same question was asked in an earlier round. */
    boolean isRepeated() {
        return round > 1;
    }
}
