package io.cryptoqa.demo;

import io.cryptoqa.article.ArticleView.Source;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.ReadingTime;
import io.cryptoqa.demo.Plan.Place;
import io.cryptoqa.demo.Seeds.Purpose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Generated articles, numbered from 1. What an article says and what becomes of it depends on the
 * seed and its number alone, not on how many there are; its dates and its id depend on the anchor
 * as well, from which dates go back five years. Thread-safe.
 */
final class DemoArticles {

    /** The locales that editions are in. */
    static final String ENGLISH = "en";

    static final String CHINESE = "zh-Hans";

    private static final int SHORTEST = 1_010; // a little less is written, and 1,000 is promised
    private static final int LONGEST = 28_000; // and the block that passes it, of 30,000
    private static final double USUAL = 4_000;
    private static final double SPREAD = 0.6;

    private final long seed;
    private final Instant anchor;
    private final Vocabulary english = Vocabulary.of(ENGLISH);
    private final Vocabulary chinese = Vocabulary.of(CHINESE);
    private final JsonMapper json = new JsonMapper();

    DemoArticles(long seed, Instant anchor) {
        this.seed = seed;
        this.anchor = anchor;
    }

    /** What refs of a seed begin with. */
    static String refs(long seed) {
        return "demo-" + seed + "-";
    }

    /** The articles from one number to before another. */
    List<DemoArticle> range(int from, int until) {
        var articles = new ArrayList<DemoArticle>();
        var planned = -1;
        List<Place> plan = List.of();
        for (int number = from; number < until; number++) {
            var block = (number - 1) / Plan.BLOCK;
            if (block != planned) {
                plan = Plan.block(seed, block);
                planned = block;
            }
            articles.add(article(number, plan.get((number - 1) % Plan.BLOCK)));
        }
        return articles;
    }

    private DemoArticle article(int number, Place place) {
        var random = Seeds.random(seed, Purpose.WORDS, number);
        var dates = Dates.of(seed, number, place.fate(), anchor);
        var id = Seeds.id(dates.created().toEpochMilli(), random);
        var subject = Subject.of(seed, number, place.topics(), english);
        var size =
                (int)
                        Math.clamp(
                                USUAL * StrictMath.exp(SPREAD * random.nextGaussian()),
                                SHORTEST,
                                LONGEST);
        var isPictured = random.nextInt(5) < 2;
        var picture =
                "https://example.org/images/%s-%d.jpg"
                        .formatted(subject.category(), 1 + random.nextInt(40));
        var writer = new Writer(english, subject, random, true);
        var editions = new ArrayList<DemoArticle.Edition>();
        editions.add(edition(ENGLISH, writer, subject, size, isPictured ? picture : null));
        if (place.isTranslated()) {
            var translator = new Writer(chinese, subject, new Random(random.nextLong()), false);
            editions.add(edition(CHINESE, translator, subject, size, isPictured ? picture : null));
        }
        return new DemoArticle(
                id, refs(seed) + number, writer.slug(), dates, place.topics(), editions);
    }

    private DemoArticle.Edition edition(
            String locale, Writer writer, Subject subject, int size, @Nullable String picture) {
        var body = writer.body(size);
        var time = ReadingTime.of(Markdown.parse(body));
        var name = "%s: %s".formatted(subject.coin(), writer.concept());
        var source =
                new Source(
                        name,
                        "https://example.org/%s/%s-%d"
                                .formatted(locale, subject.category(), subject.concept() + 1));
        return new DemoArticle.Edition(
                locale,
                writer.title(),
                writer.summary(),
                writer.author(),
                picture,
                picture == null ? null : name,
                json.writeValueAsString(List.of(source)),
                time.words(),
                time.minutes(),
                body);
    }
}
