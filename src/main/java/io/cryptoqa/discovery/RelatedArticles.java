package io.cryptoqa.discovery;

import io.cryptoqa.article.ArticleLists;
import io.cryptoqa.article.FindingArticles;
import io.cryptoqa.article.FoundArticle;
import io.cryptoqa.article.Neighbourhoods;
import io.cryptoqa.article.Neighbourhoods.Neighbour;
import io.cryptoqa.article.Neighbourhoods.Neighbourhood;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.Extract;
import io.cryptoqa.web.Marks;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.Shown;
import io.cryptoqa.web.Slice;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ranks the neighbourhood of an article. The score is a sum of points:
 *
 * <ul>
 *   <li>for each shared topic 1,000 / log2(1 + n), where n articles of the neighbourhood have it: a
 *       rare topic says more than one that everything has;
 *   <li>1,000 × the likeness of the texts, which was found when either was published;
 *   <li>100 / (1 + age in years), so that recency decides between equals;
 *   <li>for pins more than all of these together, so that they come first in the editors' order.
 * </ul>
 *
 * Articles that share no topic, read differently and are not pinned are not related, however few
 * remain.
 */
@Component
@Transactional(readOnly = true)
public class RelatedArticles {

    private static final double TOPIC = 1_000;
    private static final double LIKENESS = 1_000;
    private static final double RECENCY = 100;
    private static final int PIN = 100_000;

    /** Who reads on beyond these wants a list, not a relation. */
    private static final int MOST = 100;

    /** Below this, shared words are chance. */
    private static final double SIMILAR = 0.2;

    private static final double DAYS_PER_YEAR = 365.25;

    private static final Comparator<Ranked> BEST_FIRST =
            Comparator.comparingInt(Ranked::score)
                    .reversed()
                    .thenComparing(Ranked::publishedAt, Comparator.reverseOrder())
                    .thenComparing(Ranked::id);

    private final FindingArticles finding;
    private final Neighbourhoods neighbourhoods;
    private final ArticleLists lists;
    private final Cursors cursors;

    RelatedArticles(
            FindingArticles finding,
            Neighbourhoods neighbourhoods,
            ArticleLists lists,
            Cursors cursors) {
        this.finding = finding;
        this.neighbourhoods = neighbourhoods;
        this.lists = lists;
        this.cursors = cursors;
    }

    private record Ranked(UUID id, Instant publishedAt, int score, List<String> reasons) {}

    /**
     * The best of those related to an article, in the locale it is shown in; three statements,
     * however many there are.
     */
    public Extract<RelatedView> first(FoundArticle found, int most) {
        var locale = found.edition().locale();
        var ranked = rank(neighbourhoods.of(found, locale));
        return new Extract<>(
                views(ranked.stream().limit(most).toList(), locale), Math.min(ranked.size(), MOST));
    }

    /**
     * One page of the best hundred. A cursor carries marks of the articles met: whatever is
     * published or withdrawn meanwhile moves the others' scores, and a walk still meets each once.
     */
    Slice<RelatedView> to(String slugOrId, String locale, PageParameters page) {
        var found = finding.find(slugOrId, locale, false);
        var list = "related %s %s".formatted(locale, slugOrId);
        var cursor = page.cursor();
        var met =
                cursor == null
                        ? new ArrayList<Integer>()
                        : Marks.read(cursors.open(list, cursor).getFirst());
        var rest =
                rank(neighbourhoods.of(found, locale)).stream()
                        .filter(ranked -> !met.contains(Marks.of(ranked.id())))
                        .limit(Math.min(page.limitOrDefault() + 1, MOST - met.size()))
                        .toList();
        rest.stream()
                .limit(page.limitOrDefault())
                .forEach(ranked -> met.add(Marks.of(ranked.id())));
        var slice =
                Slice.of(
                        rest,
                        page.limitOrDefault(),
                        _ -> cursors.seal(list, List.of(Marks.write(met))));
        return slice.withItems(views(slice.items(), locale));
    }

    /** As lists show them, without those withdrawn meanwhile. */
    private List<RelatedView> views(List<Ranked> ranked, String locale) {
        var summaries = lists.of(ranked.stream().map(Ranked::id).toList(), locale);
        var views = new ArrayList<RelatedView>();
        for (var one : ranked) {
            var summary = summaries.get(one.id);
            if (summary != null) {
                views.add(new RelatedView(summary, one.score, one.reasons));
            }
        }
        return views;
    }

    private static List<Ranked> rank(Neighbourhood neighbourhood) {
        // ages are of whole days
        Shown.until(today(neighbourhood).plus(1, ChronoUnit.DAYS));
        var spread = articlesByTopic(neighbourhood);
        return neighbourhood.others().stream()
                .map(other -> ranked(neighbourhood, other, spread))
                .filter(one -> !one.reasons.isEmpty())
                .sorted(BEST_FIRST)
                .toList();
    }

    private static Ranked ranked(
            Neighbourhood neighbourhood, Neighbour other, Map<String, Integer> spread) {
        var likeness = neighbourhood.alike().getOrDefault(other.id(), 0.0);
        var score =
                LIKENESS * likeness
                        + RECENCY / (1 + years(other.publishedAt(), today(neighbourhood)));
        var reasons = new ArrayList<String>();
        var pin = pinPoints(neighbourhood.pinned(), other.id());
        if (pin > 0) {
            score += pin;
            reasons.add("pinned");
        }
        for (var topic : other.shared().values()) {
            score += TOPIC / log2(1.0 + spread.getOrDefault(topic, 1));
            reasons.add("topic:" + topic);
        }
        if (likeness >= SIMILAR) {
            reasons.add("similar-text");
        }
        return new Ranked(other.id(), other.publishedAt(), (int) Math.round(score), reasons);
    }

    private static int pinPoints(List<UUID> pinned, UUID id) {
        var index = pinned.indexOf(id);
        return index < 0 ? 0 : PIN * (pinned.size() - index);
    }

    /** How many articles of the neighbourhood, with the one in its middle, have each topic. */
    private static Map<String, Integer> articlesByTopic(Neighbourhood neighbourhood) {
        var spread = new HashMap<String, Integer>();
        neighbourhood.topics().forEach(slug -> spread.merge(slug, 1, Integer::sum));
        for (var other : neighbourhood.others()) {
            other.shared().values().forEach(slug -> spread.merge(slug, 1, Integer::sum));
        }
        return spread;
    }

    private static Instant today(Neighbourhood neighbourhood) {
        return neighbourhood.asOf().truncatedTo(ChronoUnit.DAYS);
    }

    private static double years(Instant publishedAt, Instant today) {
        return Math.max(0, Duration.between(publishedAt, today).toDays()) / DAYS_PER_YEAR;
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }
}
