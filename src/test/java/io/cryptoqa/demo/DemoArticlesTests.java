package io.cryptoqa.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.article.Slug;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.Node;
import io.cryptoqa.body.ReadingTime;
import io.cryptoqa.demo.Plan.Fate;
import io.cryptoqa.demo.Plan.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What articles are generated, without a database. */
class DemoArticlesTests {

    private static final Instant ANCHOR = Instant.parse("2026-06-15T00:00:00Z");

    private final List<DemoArticle> some = new DemoArticles(1, ANCHOR).range(1, 301);

    @Test
    void anArticleDependsOnItsNumberAlone() {
        assertThat(new DemoArticles(1, ANCHOR).range(211, 216)).isEqualTo(some.subList(210, 215));
        assertThat(new DemoArticles(2, ANCHOR).range(211, 216))
                .doesNotContainAnyElementsOf(some.subList(210, 215));
    }

    @Test
    void onAnotherDayOnlyDatesDiffer() {
        var later = new DemoArticles(1, ANCHOR.plus(Duration.ofDays(3))).range(1, 11);
        for (int i = 0; i < 10; i++) {
            assertThat(later.get(i).editions()).isEqualTo(some.get(i).editions());
            assertThat(later.get(i).slug()).isEqualTo(some.get(i).slug());
            assertThat(later.get(i).dates().published())
                    .isEqualTo(some.get(i).dates().published().plus(Duration.ofDays(3)));
            assertThat(Dates.anchor(i + 1, some.get(i).dates().created())).isEqualTo(ANCHOR);
        }
    }

    @Test
    void aBodyIsCanonicalMarkdownOfARealisticSizeWithItsWordsCounted() {
        assertThat(some)
                .flatExtracting(DemoArticle::editions)
                .allSatisfy(edition -> {
                    var tree = Markdown.parse(edition.body());
                    assertThat(Markdown.write(tree)).isEqualTo(edition.body());
                    assertThat(new ReadingTime(edition.words(), edition.minutes()))
                            .isEqualTo(ReadingTime.of(tree));
                    assertThat(edition.body().getBytes(StandardCharsets.UTF_8).length)
                            .isBetween(1_000, 30_000);
                    assertThat(edition.title().length()).isLessThanOrEqualTo(200);
                    assertThat(edition.summary().length()).isLessThanOrEqualTo(600);
                    assertThat(edition.body() + edition.title() + edition.summary())
                            .doesNotContain("{", "}");
                });
    }

    @Test
    void bodiesHaveEveryShapeThatRealOnesHave() {
        var kinds = new HashSet<Class<?>>();
        some.forEach(article ->
                article.editions()
                        .forEach(edition -> collect(Markdown.parse(edition.body()), kinds)));
        assertThat(kinds)
                .contains(
                        Node.Heading.class,
                        Node.List.class,
                        Node.Strong.class,
                        Node.Table.class,
                        Node.InlineCode.class,
                        Node.Link.class);
    }

    private static void collect(Node node, Set<Class<?>> kinds) {
        kinds.add(node.getClass());
        node.children().forEach(child -> collect(child, kinds));
    }

    @Test
    void everyBlockHasItsShares() {
        for (int block = 0; block < 5; block++) {
            var plan = Plan.block(7, block);
            var live = plan.stream().filter(place -> place.fate() == Fate.LIVE).toList();
            assertThat(live).hasSize(1_978);
            assertThat(plan).filteredOn(place -> place.fate() == Fate.WITHDRAWN).hasSize(20);
            assertThat(plan).filteredOn(Place::isTranslated).hasSize(400);
            assertThat(about(live, "technical-analysis")).isEqualTo(1_606);
            assertThat(about(live, "crypto")).isEqualTo(182);
            assertThat(about(live, "defi")).isEqualTo(93);
            assertThat(plan)
                    .allSatisfy(place ->
                            assertThat(place.topics())
                                    .hasSizeBetween(1, 3)
                                    .doesNotHaveDuplicates());
            assertThat(about(plan.subList(0, 1_000), "technical-analysis")).isBetween(790L, 816L);
        }
    }

    private static long about(List<Place> places, String topic) {
        return places.stream()
                .filter(place ->
                        place.topics().stream().anyMatch(each -> each.slug().equals(topic)))
                .count();
    }

    @Test
    void noTwoHaveTheSameSlugOrDate() {
        var english = Vocabulary.of(DemoArticles.ENGLISH);
        var slugs = new HashSet<String>();
        var dates = new HashSet<Instant>();
        for (int block = 0; block < 25; block++) {
            var plan = Plan.block(1, block);
            for (int i = 0; i < Plan.BLOCK; i++) {
                var number = block * Plan.BLOCK + i + 1;
                var subject = Subject.of(1, number, plan.get(i).topics(), english);
                var slug =
                        new Writer(english, subject, Seeds.random(0, Seeds.Purpose.WORDS, 0), true)
                                .slug();
                assertThat(slug.length()).isLessThan(95);
                assertThat(slugs.add(slug)).as(slug).isTrue();
                assertThat(dates.add(Dates.of(1, number, plan.get(i).fate(), ANCHOR).published()))
                        .isTrue();
            }
        }
    }

    @Test
    void everyQuestionFitsIntoASlug() {
        var english = Vocabulary.of(DemoArticles.ENGLISH);
        var longest =
                DemoTopic.ALL.stream()
                                .flatMap(topic ->
                                        english.section("concepts " + topic.slug()).stream())
                                .mapToInt(String::length)
                                .max()
                                .orElseThrow()
                        + longest(english, "titles")
                        + longest(english, "coins")
                        + longest(english, "situations")
                        - "{x}{c}{s}?".length();
        assertThat(longest).isLessThanOrEqualTo(100);
        assertThat(Slug.of("Is a MACD on Solana worth learning step by step?"))
                .isEqualTo("is-a-macd-on-solana-worth-learning-step-by-step");
    }

    private static int longest(Vocabulary words, String section) {
        return words.section(section).stream().mapToInt(String::length).max().orElseThrow();
    }

    @Test
    void bothLanguagesHaveTheSameQuestions() {
        var english = Vocabulary.of(DemoArticles.ENGLISH);
        var chinese = Vocabulary.of(DemoArticles.CHINESE);
        assertThat(chinese.section("titles")).hasSameSizeAs(english.section("titles"));
        assertThat(chinese.section("situations")).hasSameSizeAs(english.section("situations"));
        assertThat(DemoTopic.ALL)
                .hasSize(20)
                .allSatisfy(topic ->
                        assertThat(chinese.section("concepts " + topic.slug()))
                                .hasSameSizeAs(english.section("concepts " + topic.slug()))
                                .doesNotHaveDuplicates());
        var concepts =
                DemoTopic.ALL.stream()
                        .flatMap(topic -> english.section("concepts " + topic.slug()).stream());
        assertThat(concepts).doesNotHaveDuplicates();
    }

    @Test
    void datesAreInTheLastFiveYearsAndDenserTowardsTheAnchor() {
        var published =
                IntStream.rangeClosed(1, 10_000)
                        .mapToObj(i -> Dates.of(1, i, Fate.LIVE, ANCHOR).published())
                        .toList();
        assertThat(published)
                .allSatisfy(at ->
                        assertThat(at).isBetween(ANCHOR.minus(Duration.ofDays(5 * 365)), ANCHOR));
        assertThat(published)
                .filteredOn(at -> at.isAfter(ANCHOR.minus(Duration.ofDays(365))))
                .hasSizeBetween(3_450, 3_780);
        assertThat(Dates.of(1, 1, Fate.SCHEDULED, ANCHOR).published())
                .isBetween(ANCHOR.plus(Duration.ofDays(1)), ANCHOR.plus(Duration.ofDays(30)));
        var withdrawn = Dates.of(1, 1, Fate.WITHDRAWN, ANCHOR);
        assertThat(withdrawn.until()).isBetween(withdrawn.published().plusSeconds(60), ANCHOR);
    }
}
