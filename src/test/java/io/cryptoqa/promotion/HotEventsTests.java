package io.cryptoqa.promotion;

import static io.cryptoqa.Answers.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.OK;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v1/widgets/hot-events}. */
@HttpTest
class HotEventsTests {

    private static final String ROUTE = "/v1/widgets/hot-events";
    private static final Duration MICRO = Duration.ofNanos(1_000);

    @Autowired MockMvcTester http;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired JsonMapper json;
    @Autowired HotEvents events;

    @Test
    void aCursorOfAnotherLocaleIsRefused() {
        content.aPromotion("A").titled("en", "A", "zh-Hans", "甲").save();
        content.aPromotion("B").titled("en", "B", "zh-Hans", "乙").save();
        var next = json(get(ROUTE + "?limit=1")).at("/page/next").asString();
        assertThat(get(ROUTE + "?locale=zh-Hans&cursor=" + next)).hasStatus(BAD_REQUEST);
        assertThat(codes(get(ROUTE + "?cursor=" + next))).containsExactly("B");
    }

    @Test
    void withoutAnyTheListIsEmpty() {
        assertThat(json(get(ROUTE)))
                .isEqualTo(
                        json.readTree(
                                "{\"items\": [], \"page\": {\"limit\": 20, \"next\": null}}"));
        assertThat(events.first("en", 5).total()).isZero();
    }

    @Test
    void anEventIsShownWithAllItsMembers() {
        content.aPromotion("L0015427").priority(7).save();
        assertThat(json(get(ROUTE)).at("/items"))
                .isEqualTo(
                        json.readTree(
                                """
                                [{"code": "L0015427", "title": "Offer L0015427", "subtitle": null, "callToAction": null,
                                  "link": "/offers", "startsAt": "2026-06-15T11:00:00Z", "endsAt": null, "priority": 7}]
                                """));
    }

    @Test
    void itIsLiveFromItsStartUntilBeforeItsEnd() {
        var start = TestClock.START.plusSeconds(60);
        var end = start.plusSeconds(60);
        content.aPromotion("A").startsAt(start).endsAt(end).save();
        clock.moveTo(start.minus(MICRO));
        assertThat(codes(get(ROUTE))).isEmpty();
        clock.moveTo(start);
        assertThat(codes(get(ROUTE))).containsExactly("A");
        clock.moveTo(end.minus(MICRO));
        assertThat(codes(get(ROUTE))).containsExactly("A");
        clock.moveTo(end);
        assertThat(codes(get(ROUTE))).isEmpty();
        assertThat(events.first("en", 5).items()).isEmpty();
    }

    @Test
    void aLocaleWithoutATitleDoesNotListIt() {
        content.aPromotion("A").save();
        content.aPromotion("B").titled("zh-Hans", "新人限时优惠").save();
        content.aPromotion("C").titled("en", "Offer", "zh-Hans", "优惠").save();
        assertThat(codes(get(ROUTE))).containsExactly("A", "C");
        assertThat(codes(get(ROUTE + "?locale=zh-Hans"))).containsExactly("B", "C");
        assertThat(json(get(ROUTE + "?locale=zh-Hans")).at("/items/1/title").asString())
                .isEqualTo("优惠");
        assertThat(events.first("zh-Hans", 5).total()).isEqualTo(2);
    }

    @Test
    void theGreatestPriorityIsFirstThenTheNewestStartThenTheCode() {
        var later = TestClock.START.minusSeconds(60);
        content.aPromotion("b").save();
        content.aPromotion("B").save();
        content.aPromotion("a-1").save();
        content.aPromotion("a_1").save();
        content.aPromotion("new").startsAt(later).save();
        content.aPromotion("low").startsAt(later).priority(-5).save();
        content.aPromotion("high").priority(10).save();
        content.aPromotion("higher").priority(1_000_000).save();
        var order = List.of("higher", "high", "new", "B", "a-1", "a_1", "b", "low");
        assertThat(codes(get(ROUTE))).containsExactlyElementsOf(order);
        for (var limit : List.of(1, 3, 7, 8)) {
            assertThat(walk(limit)).as("limit %d", limit).containsExactlyElementsOf(order);
        }
        var first = events.first("en", 3);
        assertThat(first.items().stream().map(HotEvent::code))
                .containsExactlyElementsOf(order.subList(0, 3));
        assertThat(first.total()).isEqualTo(8);
    }

    @Test
    void aWalkMeetsEachThatStaysLiveOnceWhateverComesAndGoes() {
        var end = TestClock.START.plusSeconds(60);
        content.aPromotion("A").priority(5).save();
        content.aPromotion("B").priority(4).endsAt(end).save();
        content.aPromotion("C").priority(3).save();
        content.aPromotion("D").priority(2).endsAt(end).save();
        content.aPromotion("E").priority(1).save();
        var first = get(ROUTE + "?limit=2");
        assertThat(codes(first)).containsExactly("A", "B");
        content.aPromotion("before").priority(9).save();
        clock.moveTo(end);
        var second = get(ROUTE + "?limit=2&cursor=" + json(first).at("/page/next").asString());
        assertThat(codes(second)).containsExactly("C", "E");
        assertThat(json(second).at("/page/next").isNull()).isTrue();
    }

    @Test
    void howManyThereAreDoesNotChangeTheNumberOfStatements() {
        content.aPromotion("first").save();
        var forOne = Statements.during(() -> get(ROUTE));
        for (int i = 0; i < 20; i++) {
            content.aPromotion("other-" + i).priority(i).save();
        }
        var forMany = Statements.during(() -> get(ROUTE));
        assertThat(forMany).hasSameSizeAs(forOne).hasSizeLessThanOrEqualTo(2);
        assertThat(Statements.during(() -> events.first("en", 5))).hasSize(1);
    }

    private List<String> walk(int limit) {
        var codes = new ArrayList<String>();
        var uri = ROUTE + "?limit=" + limit;
        while (true) {
            var answer = get(uri);
            assertThat(answer).hasStatus(OK);
            codes.addAll(codes(answer));
            var next = json(answer).at("/page/next");
            if (next.isNull()) {
                return codes;
            }
            uri = ROUTE + "?limit=" + limit + "&cursor=" + next.asString();
        }
    }

    private static List<String> codes(MvcTestResult answer) {
        return json(answer)
                .at("/items")
                .valueStream()
                .map(event -> event.at("/code").asString())
                .toList();
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(URI.create(uri)).exchange();
    }
}
