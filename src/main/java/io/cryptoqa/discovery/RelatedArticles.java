package io.cryptoqa.discovery;

import io.cryptoqa.article.ArticleSummary;
import io.cryptoqa.article.Neighbourhoods;
import io.cryptoqa.article.Neighbourhoods.Neighbourhood;
import io.cryptoqa.topic.TopicRef;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ranks the neighbourhood of an article. The score is a sum of points:
 *
 * <ul>
 *   <li>for each shared topic 1,000 / log2(1 + n), where n articles of the neighbourhood have it: a
 *       rare topic says more than one that everything has;
 *   <li>1,000 × the likeness of title and summary, see {@link TermVectors};
 *   <li>100 / (1 + age in years), so that recency decides between equals;
 *   <li>for pins more than all of these together, so that they come first in the editors' order.
 * </ul>
 *
 * Articles that share no topic, read differently and are not pinned are not related, however few
 * remain.
 */
@Component
@Transactional(readOnly = true)
class RelatedArticles {

    private static final double TOPIC = 1_000;
    private static final double LIKENESS = 1_000;
    private static final double RECENCY = 100;
    private static final int PIN = 100_000;

    /** Below this, shared words are chance. */
    private static final double SIMILAR = 0.2;

    private static final double DAYS_PER_YEAR = 365.25;

    private static final Comparator<RelatedView> BEST_FIRST =
            Comparator.comparingInt(RelatedView::score)
                    .reversed()
                    .thenComparing(view -> view.article().publishedAt(), Comparator.reverseOrder())
                    .thenComparing(view -> view.article().id());

    private final Neighbourhoods neighbourhoods;
    private final Cursors cursors;

    RelatedArticles(Neighbourhoods neighbourhoods, Cursors cursors) {
        this.neighbourhoods = neighbourhoods;
        this.cursors = cursors;
    }

    /**
     * One page. A cursor carries the instant at which its walk began and the number of articles it
     * has met: the ranking is repeated as of then, and what was withdrawn since is left out.
     */
    Slice<RelatedView> to(String slugOrId, String locale, PageParameters page) {
        var list = "related %s %s".formatted(locale, slugOrId);
        var cursor = page.cursor();
        var walk = cursor == null ? new Walk(null, 0) : Walk.from(cursors.open(list, cursor));
        var neighbourhood = neighbourhoods.of(slugOrId, locale, walk.asOf);
        var ranked = rank(neighbourhood);
        var rest = ranked.stream().skip(walk.met).limit(page.limitOrDefault() + 1L).toList();
        var next = new Walk(neighbourhood.asOf(), walk.met + page.limitOrDefault());
        var slice = Slice.of(rest, page.limitOrDefault(), _ -> cursors.seal(list, next.position()));
        return walk.met == 0 ? slice : slice.withItems(stillLive(slice.items(), locale));
    }

    private record Walk(@Nullable Instant asOf, int met) {
        static Walk from(List<String> position) {
            return new Walk(Instant.parse(position.get(0)), Integer.parseInt(position.get(1)));
        }

        List<String> position() {
            return List.of(String.valueOf(asOf), Integer.toString(met));
        }
    }

    private List<RelatedView> stillLive(List<RelatedView> views, String locale) {
        var live =
                neighbourhoods.live(
                        views.stream().map(view -> view.article().id()).toList(), locale);
        return views.stream().filter(view -> live.contains(view.article().id())).toList();
    }

    private static List<RelatedView> rank(Neighbourhood neighbourhood) {
        var others = neighbourhood.others();
        var texts = new ArrayList<String>();
        texts.add(text(neighbourhood.title(), neighbourhood.summary()));
        others.forEach(other -> texts.add(text(other.title(), other.summary())));
        var vectors = TermVectors.of(texts);
        var spread = articlesByTopic(neighbourhood);
        var ranked = new ArrayList<RelatedView>();
        for (int i = 0; i < others.size(); i++) {
            var view = view(neighbourhood, others.get(i), vectors.likeness(0, i + 1), spread);
            if (!view.reasons().isEmpty()) {
                ranked.add(view);
            }
        }
        ranked.sort(BEST_FIRST);
        return ranked;
    }

    private static RelatedView view(
            Neighbourhood neighbourhood,
            ArticleSummary other,
            double likeness,
            Map<String, Integer> spread) {
        var score =
                LIKENESS * likeness
                        + RECENCY / (1 + years(other.publishedAt(), neighbourhood.asOf()));
        var reasons = new ArrayList<String>();
        var pin = pinPoints(neighbourhood.pinned(), other.id());
        if (pin > 0) {
            score += pin;
            reasons.add("pinned");
        }
        for (var topic : other.topics()) {
            if (neighbourhood.topics().contains(topic.slug())) {
                score += TOPIC / log2(1.0 + spread.getOrDefault(topic.slug(), 1));
                reasons.add("topic:" + topic.slug());
            }
        }
        if (likeness >= SIMILAR) {
            reasons.add("similar-text");
        }
        return new RelatedView(other, (int) Math.round(score), reasons);
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
            for (TopicRef topic : other.topics()) {
                spread.merge(topic.slug(), 1, Integer::sum);
            }
        }
        return spread;
    }

    private static double years(Instant publishedAt, Instant asOf) {
        return Math.max(0, Duration.between(publishedAt, asOf).toDays()) / DAYS_PER_YEAR;
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }

    private static String text(String title, @Nullable String summary) {
        return summary == null ? title : title + "\n" + summary;
    }
}
