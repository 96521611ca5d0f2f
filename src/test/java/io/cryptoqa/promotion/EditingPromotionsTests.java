package io.cryptoqa.promotion;

import static io.cryptoqa.Answers.json;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /admin/v1/promotions}. */
@HttpTest
class EditingPromotionsTests {

    private static final String ROUTE = "/admin/v1/promotions";
    private static final String SHOWN = "/v1/widgets/hot-events";

    private static final String COMPLETE =
            """
            {"code": "L0015427",
             "titles": {"en": "Limited-Time Offer for New Users", "zh-Hans": "新人限时优惠"},
             "subtitles": {"en": "For seven days"}, "callsToAction": {"en": "Hold to Earn"},
             "link": "https://example.org/offers/L0015427?from=qa",
             "startsAt": "2026-06-15T12:00:00Z", "endsAt": "2026-06-22T12:00:00Z", "priority": 5, "waive": []}
            """;

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;

    private String token = "";

    @BeforeEach
    void signIn() {
        token = callers.editor();
    }

    private MvcTestResult send(HttpMethod method, String path, String body, String... headers) {
        var request =
                http.method(method)
                        .uri(URI.create(path))
                        .header("Authorization", "Bearer " + token);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON)
                    .content(body.getBytes(StandardCharsets.UTF_8));
        }
        return request.exchange();
    }

    private MvcTestResult get(String path) {
        return send(HttpMethod.GET, path, "");
    }

    private MvcTestResult post(String body) {
        return send(HttpMethod.POST, ROUTE, body);
    }

    private MvcTestResult patch(String code, String body, String tag) {
        return send(HttpMethod.PATCH, ROUTE + "/" + code, body, "If-Match", tag);
    }

    /** The complete one with some members set to other JSON; without those set to nothing. */
    private String with(String... namesAndValues) {
        var object = (ObjectNode) json.readTree(COMPLETE);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1].isEmpty()) {
                object.remove(namesAndValues[i]);
            } else {
                object.set(namesAndValues[i], json.readTree(namesAndValues[i + 1]));
            }
        }
        return object.toString();
    }

    private static List<String> violations(MvcTestResult answer) {
        assertThat(answer).hasStatus(422);
        return json(answer)
                .at("/errors")
                .valueStream()
                .map(each -> each.at("/pointer").asString() + " " + each.at("/code").asString())
                .toList();
    }

    private static List<String> codes(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return json(answer)
                .at("/items")
                .valueStream()
                .map(each -> each.at("/code").asString())
                .toList();
    }

    private static String text(MvcTestResult answer, String pointer) {
        return json(answer).at(pointer).asString();
    }

    private int promotions() {
        return jdbc.sql("select count(*) from promotion").query(Integer.class).single();
    }

    // ---- what is refused

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        var answer =
                post(
                        """
                        {"code": "a b", "titles": {"zh-Hans": "Offer", "de": "Angebot"},
                         "subtitles": {"en": "Alone"}, "callsToAction": {"zh-Hans": 7},
                         "link": "http://example.org", "startsAt": "2026-06-16T00:00:00Z",
                         "endsAt": "2026-06-16T00:00:00Z", "priority": 1.5, "waive": ["all", "link"], "colour": "red"}
                        """);
        assertThat(violations(answer))
                .containsExactlyInAnyOrder(
                        "#/code bad-code",
                        "#/titles/de unknown-locale",
                        "#/titles/en missing-title",
                        "#/titles/zh-Hans foreign-script",
                        "#/subtitles/en no-title",
                        "#/callsToAction/zh-Hans wrong-type",
                        "#/link bad-link",
                        "#/endsAt bad-window",
                        "#/priority wrong-type",
                        "#/waive/0 unknown-waiver",
                        "#/waive/1 unknown-waiver",
                        "#/colour unknown-field");
        assertThat(promotions()).isZero();
    }

    @Test
    void anEmptyObjectLacksWhatAPromotionNeeds() {
        assertThat(violations(post("{}")))
                .containsExactlyInAnyOrder(
                        "#/code required", "#/titles required", "#/link required");
        assertThat(violations(post("[]"))).containsExactly("# wrong-type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "code          | \"\"                              | #/code bad-code",
                "code          | \"a/b\"                           | #/code bad-code",
                "code          | \"ü\"                             | #/code bad-code",
                "code          | \"a\\u0000\"                      | #/code bad-code",
                "code          | null                              | #/code required",
                "code          | 15427                             | #/code wrong-type",
                "titles        | null                              | #/titles required",
                "titles        | \"Offer\"                         | #/titles wrong-type",
                "titles        | []                                | #/titles wrong-type",
                "titles        | {}                                | #/titles/en missing-title,#/titles/zh-Hans missing-title,#/subtitles/en no-title,#/callsToAction/en no-title",
                "titles        | {\"en\": \"Offer\"}               | #/titles/zh-Hans missing-title",
                "titles        | {\"en\": \"Offer\", \"zh-Hans\": null}     | #/titles/zh-Hans missing-title",
                "titles        | {\"en\": \"Offer\", \"zh-Hans\": \" \"}    | #/titles/zh-Hans required",
                "titles        | {\"en\": \"Offer\", \"zh-Hans\": 5}        | #/titles/zh-Hans wrong-type",
                "titles        | {\"en\": \"Two\\nlines\", \"zh-Hans\": \"优惠\"} | #/titles/en control-character",
                "titles        | {\"en\": \"新人限时优惠\", \"zh-Hans\": \"优惠\"}    | #/titles/en foreign-script",
                "titles        | {\"en\": \"Offer\", \"ZH-HANS\": \"Offer\"} | #/titles/zh-Hans foreign-script",
                "subtitles     | {\"de\": \"x\"}                   | #/subtitles/de unknown-locale",
                "subtitles     | {\"en\": \"\"}                    | #/subtitles/en required",
                "callsToAction | {\"en\": \"a\\tb\"}               | #/callsToAction/en control-character",
                "link          | null                              | #/link required",
                "link          | \"\"                              | #/link bad-link",
                "link          | \"javascript:alert(1)\"           | #/link bad-link",
                "link          | \"//evil.example\"                | #/link bad-link",
                "link          | \"/\\\\evil.example\"             | #/link bad-link",
                "link          | \"https://a@example.org\"         | #/link bad-link",
                "link          | {\"href\": \"/\"}                 | #/link wrong-type",
                "startsAt      | \"2026-06-23T00:00:00Z\"          | #/endsAt bad-window",
                "startsAt      | \"tomorrow\"                      | #/startsAt bad-format",
                "startsAt      | \"2026-06-15\"                    | #/startsAt bad-format",
                "startsAt      | 1781524800                        | #/startsAt wrong-type",
                "endsAt        | \"2026-06-15T12:00:00Z\"          | #/endsAt bad-window",
                "endsAt        | \"2026-06-15T12:00:00.0000009Z\"  | #/endsAt bad-window",
                "endsAt        | \"+12026-06-15T12:00:00Z\"        | #/endsAt bad-format",
                "endsAt        | \"9999-12-31T00:00:00Z\"          | #/endsAt bad-format",
                "priority      | \"5\"                             | #/priority wrong-type",
                "priority      | 1000001                           | #/priority out-of-range",
                "priority      | -1000001                          | #/priority out-of-range",
                "waive         | \"script\"                        | #/waive wrong-type",
                "waive         | [1]                               | #/waive/0 wrong-type",
                "waive         | [\"script\", \"SCRIPT\"]          | #/waive/1 unknown-waiver"
            })
    void oneWrongMemberIsNamed(String name, String value, String expected) {
        assertThat(violations(post(with(name, value))))
                .containsExactlyInAnyOrder(expected.split(","));
        assertThat(promotions()).isZero();
    }

    @Test
    void lengthsAreCountedInCharacters() {
        var emoji = "😀";
        assertThat(
                        violations(
                                post(
                                        with(
                                                "code",
                                                "\"%s\"".formatted("a".repeat(51)),
                                                "titles",
                                                "{\"en\": \"%s\", \"zh-Hans\": \"优惠\"}"
                                                        .formatted("a".repeat(201)),
                                                "subtitles",
                                                "{\"en\": \"%s\"}".formatted(emoji.repeat(301)),
                                                "callsToAction",
                                                "{\"en\": \"%s\"}".formatted(emoji.repeat(61)),
                                                "link",
                                                "\"/%s\"".formatted("a".repeat(2_000))))))
                .containsExactlyInAnyOrder(
                        "#/code bad-code",
                        "#/titles/en too-long",
                        "#/subtitles/en too-long",
                        "#/callsToAction/en too-long",
                        "#/link bad-link");
        var longest =
                post(
                        with(
                                "code",
                                "\"%s\"".formatted("a".repeat(50)),
                                "titles",
                                "{\"en\": \"%s\", \"zh-Hans\": \"优惠\"}"
                                        .formatted(emoji.repeat(200)),
                                "subtitles",
                                "{\"en\": \"%s\"}".formatted(emoji.repeat(300)),
                                "callsToAction",
                                "{\"en\": \"%s\"}".formatted(emoji.repeat(60)),
                                "link",
                                "\"/%s\"".formatted("a".repeat(1_999))));
        assertThat(longest).hasStatus(201);
        assertThat(text(longest, "/titles/en")).isEqualTo(emoji.repeat(200));
    }

    @Test
    void aCodeThatIsTakenIsSaidSoAndLetterCaseTellsCodesApart() {
        assertThat(post(COMPLETE)).hasStatus(201);
        assertThat(violations(post(COMPLETE))).containsExactly("#/code taken");
        assertThat(post(with("code", "\"l0015427\""))).hasStatus(201);
        assertThat(text(get(ROUTE + "/L0015427"), "/code")).isEqualTo("L0015427");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "l0015427", "a%20b", "%F0%9F%98%80", "x.y"})
    void anUnknownCodeIsNotFound(String code) {
        post(COMPLETE);
        var path = ROUTE + "/" + code;
        assertThat(get(path)).hasStatus(404);
        assertThat(send(HttpMethod.PATCH, path, "{}", "If-Match", "*")).hasStatus(404);
        assertThat(send(HttpMethod.DELETE, path, "", "If-Match", "*")).hasStatus(404);
        assertThat(text(get(path), "/code")).isEqualTo("not-found");
    }

    @Test
    void anAddressThatIsNoCodeMakesNothing() {
        assertThat(
                        violations(
                                send(
                                        HttpMethod.PUT,
                                        ROUTE + "/a%20b",
                                        with("code", "", "link", "\"x\""))))
                .containsExactlyInAnyOrder("#/code bad-code", "#/link bad-link");
    }

    @Test
    void theListHasThreeStates() {
        for (var state : List.of("", "LIVE", "open", "live,ended", "%F0%9F%98%80")) {
            assertThat(get(ROUTE + "?state=" + state)).as(state).hasStatus(400);
        }
    }

    // ---- what is kept

    @Test
    void aPromotionIsMadeReadAndShown() {
        var made = post(COMPLETE);
        assertThat(made)
                .hasStatus(201)
                .hasHeader("Location", ROUTE + "/L0015427")
                .hasHeader("ETag", "\"1\"");
        var expected = (ObjectNode) json.readTree(COMPLETE);
        expected.put("version", 1).put("state", "live");
        expected.put("createdAt", "2026-06-15T12:00:00Z").put("updatedAt", "2026-06-15T12:00:00Z");
        assertThat(json(made)).isEqualTo(json.readTree(expected.toString()));
        var read = get(ROUTE + "/L0015427");
        assertThat(read).hasStatusOk().hasHeader("ETag", "\"1\"");
        assertThat(json(read)).isEqualTo(json(made));
        assertThat(json(get(SHOWN)).at("/items/0"))
                .isEqualTo(
                        json.readTree(
                                """
                                {"code": "L0015427", "title": "Limited-Time Offer for New Users", "subtitle": "For seven days",
                                 "callToAction": "Hold to Earn", "link": "https://example.org/offers/L0015427?from=qa",
                                 "startsAt": "2026-06-15T12:00:00Z", "endsAt": "2026-06-22T12:00:00Z", "priority": 5}
                                """));
        var chinese = get(SHOWN + "?locale=zh-Hans");
        assertThat(text(chinese, "/items/0/title")).isEqualTo("新人限时优惠");
        assertThat(json(chinese).at("/items/0/subtitle").isNull()).isTrue();
    }

    @Test
    void whatMayBeLeftOutHasADefault() {
        var made =
                post(
                        """
                        {"code": "A", "titles": {"EN": " Offer ", "zh-Hans": "参与 DeFi 活动"}, "link": "/offers"}
                        """);
        assertThat(made).hasStatus(201);
        var promotion = json(made);
        assertThat(promotion.at("/titles/en").asString()).isEqualTo("Offer");
        assertThat(promotion.at("/startsAt").asString()).isEqualTo("2026-06-15T12:00:00Z");
        assertThat(promotion.at("/endsAt").isNull()).isTrue();
        assertThat(promotion.at("/priority").asInt()).isZero();
        assertThat(promotion.at("/waive")).isEmpty();
        assertThat(promotion.at("/subtitles")).isEqualTo(json.createObjectNode());
        assertThat(codes(get(SHOWN))).containsExactly("A");
    }

    @Test
    void whatStartsNowIsLiveBetweenTwoMicroseconds() {
        clock.pass(Duration.ofNanos(1_999));
        assertThat(text(post(with("startsAt", "")), "/state")).isEqualTo("live");
        assertThat(codes(get(SHOWN))).containsExactly("L0015427");
        assertThat(text(get(ROUTE + "/L0015427"), "/startsAt"))
                .isEqualTo("2026-06-15T12:00:00.000001Z");
    }

    @Test
    void anInstantOfAnotherZoneIsTheSameInstant() {
        var made = post(with("startsAt", "\"2026-06-15T20:00:00.1234567+08:00\""));
        assertThat(text(made, "/startsAt")).isEqualTo("2026-06-15T12:00:00.123456Z");
        assertThat(text(made, "/state")).isEqualTo("scheduled");
        assertThat(json(get(ROUTE + "/L0015427"))).isEqualTo(json(made));
    }

    @Test
    void aWaiverTakesMissingAndForeignTitlesAndLasts() {
        var waived = with("titles", "{\"en\": \"新人限时优惠\"}", "waive", "[\"script\", \"script\"]");
        var made = post(waived);
        assertThat(made).hasStatus(201);
        assertThat(json(made).at("/waive")).isEqualTo(json.readTree("[\"script\"]"));
        assertThat(codes(get(SHOWN + "?locale=zh-Hans"))).isEmpty();
        var ended = patch("L0015427", "{\"endsAt\": \"2026-06-16T00:00:00Z\"}", "\"1\"");
        assertThat(ended).hasStatusOk();
        assertThat(json(ended).at("/waive")).isEqualTo(json.readTree("[\"script\"]"));
        assertThat(violations(patch("L0015427", "{\"waive\": null}", "\"2\"")))
                .containsExactlyInAnyOrder(
                        "#/titles/en foreign-script", "#/titles/zh-Hans missing-title");
    }

    @Test
    void aWaiverDoesNotMakeUpForNoTitleAtAll() {
        assertThat(
                        violations(
                                post(
                                        with(
                                                "titles",
                                                "{\"en\": null}",
                                                "subtitles",
                                                "",
                                                "callsToAction",
                                                "",
                                                "waive",
                                                "[\"script\"]"))))
                .containsExactly("#/titles required");
    }

    // ---- changes

    @Test
    void aPatchChangesWhatItNames() {
        post(COMPLETE);
        clock.pass(Duration.ofMinutes(1));
        var patched =
                patch(
                        "L0015427",
                        """
                        {"code": "L0015427", "titles": {"en": "Last days"}, "subtitles": {"en": null},
                         "callsToAction": null, "priority": null}
                        """,
                        "\"1\"");
        assertThat(patched).hasStatusOk().hasHeader("ETag", "\"2\"");
        var expected = (ObjectNode) json.readTree(COMPLETE);
        ((ObjectNode) expected.get("titles")).put("en", "Last days");
        expected.set("subtitles", json.createObjectNode());
        expected.set("callsToAction", json.createObjectNode());
        expected.put("priority", 0).put("version", 2).put("state", "live");
        expected.put("createdAt", "2026-06-15T12:00:00Z").put("updatedAt", "2026-06-15T12:01:00Z");
        assertThat(json(patched)).isEqualTo(json.readTree(expected.toString()));
        assertThat(text(get(SHOWN), "/items/0/title")).isEqualTo("Last days");
    }

    @Test
    void oneIsEndedEarlyByItsEnd() {
        post(COMPLETE);
        clock.pass(Duration.ofHours(1));
        assertThat(violations(patch("L0015427", "{\"endsAt\": \"2026-06-15T12:00:00Z\"}", "\"1\"")))
                .containsExactly("#/endsAt bad-window");
        var ended = patch("L0015427", "{\"endsAt\": \"2026-06-15T12:30:00Z\"}", "\"1\"");
        assertThat(text(ended, "/state")).isEqualTo("ended");
        assertThat(codes(get(SHOWN))).isEmpty();
        var open = patch("L0015427", "{\"endsAt\": null}", "\"2\"");
        assertThat(text(open, "/state")).isEqualTo("live");
    }

    @Test
    void aCodeIsFixed() {
        post(COMPLETE);
        assertThat(violations(patch("L0015427", "{\"code\": \"other\"}", "\"1\"")))
                .containsExactly("#/code fixed");
        assertThat(
                        violations(
                                send(
                                        HttpMethod.PUT,
                                        ROUTE + "/L0015427",
                                        with("code", "\"other\""),
                                        "If-Match",
                                        "\"1\"")))
                .containsExactly("#/code fixed");
    }

    @Test
    void putMakesOneAndThenReplacesAllOfIt() {
        var path = ROUTE + "/L0015427";
        assertThat(send(HttpMethod.PUT, path, COMPLETE, "If-Match", "\"1\"")).hasStatus(412);
        assertThat(send(HttpMethod.PUT, path, with("code", ""), "If-None-Match", "*"))
                .hasStatus(201)
                .hasHeader("Location", path)
                .hasHeader("ETag", "\"1\"");
        assertThat(send(HttpMethod.PUT, path, COMPLETE, "If-None-Match", "*")).hasStatus(412);
        assertThat(send(HttpMethod.PUT, path, COMPLETE)).hasStatus(428);
        clock.pass(Duration.ofMinutes(1));
        var replaced =
                send(
                        HttpMethod.PUT,
                        path,
                        with("subtitles", "", "endsAt", "", "startsAt", ""),
                        "If-Match",
                        "\"1\"");
        assertThat(replaced).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(json(replaced).at("/subtitles").size()).isZero();
        assertThat(json(replaced).at("/endsAt").isNull()).isTrue();
        assertThat(text(replaced, "/startsAt")).isEqualTo("2026-06-15T12:01:00Z");
        assertThat(text(replaced, "/createdAt")).isEqualTo("2026-06-15T12:00:00Z");
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        post(COMPLETE);
        var path = ROUTE + "/L0015427";
        assertThat(send(HttpMethod.PATCH, path, "{}")).hasStatus(428);
        assertThat(send(HttpMethod.DELETE, path, "")).hasStatus(428);
        assertThat(patch("L0015427", "{\"priority\": 6}", "\"1\"")).hasStatusOk();
        var stale = patch("L0015427", "{\"priority\": 7}", "\"1\"");
        assertThat(stale).hasStatus(412);
        assertThat(json(stale).at("/currentVersion").asInt()).isEqualTo(2);
        assertThat(send(HttpMethod.DELETE, path, "", "If-Match", "\"1\"")).hasStatus(412);
        assertThat(send(HttpMethod.PUT, path, COMPLETE, "If-Match", "W/\"2\"")).hasStatus(412);
        assertThat(send(HttpMethod.DELETE, path, "", "If-Match", "\"2\"")).hasStatus(204);
        assertThat(get(path)).hasStatus(404);
        assertThat(codes(get(SHOWN))).isEmpty();
        assertThat(jdbc.sql("select count(*) from promotion_text").query(Integer.class).single())
                .isZero();
    }

    @Test
    void everyWriteIsInTheAudit() {
        post(COMPLETE);
        patch("L0015427", "{\"endsAt\": null}", "\"1\"");
        send(HttpMethod.DELETE, ROUTE + "/L0015427", "", "If-Match", "\"2\"");
        var entries =
                jdbc.sql("select action, details from audit where subject = 'promotions/L0015427'")
                        .query((row, _) -> row.getString("action") + " " + row.getString("details"))
                        .list();
        assertThat(entries)
                .hasSize(3)
                .anySatisfy(entry -> assertThat(entry).startsWith("create").contains("2026-06-22"))
                .anySatisfy(entry -> assertThat(entry).startsWith("change").contains("open"))
                .anySatisfy(entry -> assertThat(entry).startsWith("delete").contains("新人限时优惠"));
    }

    @Test
    void ofManyWhoMakeOneCodeAtOnceOneDoes() throws Exception {
        assertThat(atOnce(20, () -> post(COMPLETE)))
                .containsExactly(Map.entry(201, 1L), Map.entry(422, 19L));
        assertThat(promotions()).isEqualTo(1);
        var put = with("code", "");
        assertThat(
                        atOnce(
                                20,
                                () ->
                                        send(
                                                HttpMethod.PUT,
                                                ROUTE + "/other",
                                                put,
                                                "If-None-Match",
                                                "*")))
                .containsExactly(Map.entry(201, 1L), Map.entry(412, 19L));
        assertThat(atOnce(20, () -> patch("other", "{\"priority\": 1}", "\"1\"")))
                .containsExactly(Map.entry(200, 1L), Map.entry(412, 19L));
    }

    private interface Request {
        MvcTestResult send();
    }

    private static Map<Integer, Long> atOnce(int many, Request request) throws Exception {
        var ready = new CountDownLatch(many);
        var running = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newFixedThreadPool(many)) {
            for (int i = 0; i < many; i++) {
                running.add(
                        threads.submit(() -> {
                            ready.countDown();
                            ready.await();
                            return request.send().getResponse().getStatus();
                        }));
            }
            var statuses = new ArrayList<Integer>();
            for (var status : running) {
                statuses.add(status.get());
            }
            return statuses.stream()
                    .collect(groupingBy(status -> status, TreeMap::new, counting()));
        }
    }

    // ---- the list

    @Test
    void theListHasAllOfThemTheNewestStartFirst() {
        save();
        assertThat(codes(get(ROUTE))).containsExactly("soon", "open", "ending", "old-b", "old-a");
        for (var limit : List.of(1, 2, 4, 5)) {
            assertThat(walk("limit=" + limit))
                    .as("limit %d", limit)
                    .containsExactly("soon", "open", "ending", "old-b", "old-a");
        }
        var item = json(get(ROUTE)).at("/items/0");
        assertThat(item.at("/state").asString()).isEqualTo("scheduled");
        assertThat(item.at("/titles/en").asString()).isEqualTo("Offer soon");
    }

    @Test
    void theListCanBeOfOneStateWhichTheClockChanges() {
        save();
        assertThat(codes(get(ROUTE + "?state=scheduled"))).containsExactly("soon");
        assertThat(codes(get(ROUTE + "?state=live"))).containsExactly("open", "ending");
        assertThat(codes(get(ROUTE + "?state=ended"))).containsExactly("old-b", "old-a");
        assertThat(walk("state=ended&limit=1")).containsExactly("old-b", "old-a");
        clock.pass(Duration.ofHours(1));
        assertThat(codes(get(ROUTE + "?state=scheduled"))).isEmpty();
        assertThat(codes(get(ROUTE + "?state=live"))).containsExactly("soon", "open");
        assertThat(codes(get(ROUTE + "?state=ended"))).containsExactly("ending", "old-b", "old-a");
        var next = text(get(ROUTE + "?state=ended&limit=1"), "/page/next");
        assertThat(get(ROUTE + "?state=live&cursor=" + next)).hasStatus(400);
    }

    @Test
    void aPageOfTheListTakesAsManyStatementsAsOneItem() {
        content.aPromotion("first").save();
        var forOne = Statements.during(() -> get(ROUTE));
        for (int i = 0; i < 10; i++) {
            content.aPromotion("other-" + i).save();
        }
        assertThat(Statements.during(() -> get(ROUTE))).hasSameSizeAs(forOne);
    }

    private void save() {
        var now = TestClock.START;
        content.aPromotion("open").startsAt(now).save();
        content.aPromotion("soon").startsAt(now.plusSeconds(3600)).save();
        content.aPromotion("ending")
                .startsAt(now.minusSeconds(60))
                .endsAt(now.plusSeconds(3600))
                .save();
        content.aPromotion("old-a").startsAt(now.minusSeconds(7200)).endsAt(now).save();
        content.aPromotion("old-b").startsAt(now.minusSeconds(7200)).endsAt(now).save();
    }

    private List<String> walk(String query) {
        var codes = new ArrayList<String>();
        var uri = ROUTE + "?" + query;
        while (true) {
            var answer = get(uri);
            codes.addAll(codes(answer));
            JsonNode next = json(answer).at("/page/next");
            if (next.isNull()) {
                return codes;
            }
            uri = ROUTE + "?" + query + "&cursor=" + next.asString();
        }
    }
}
