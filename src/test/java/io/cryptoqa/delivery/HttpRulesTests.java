package io.cryptoqa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Content;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import io.cryptoqa.search.SearchableContent;
import io.cryptoqa.web.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * RFC 9110 and 9111 on every route that everybody may read, over a real connection: each of them is
 * asked each of these things.
 */
@HttpTest
class HttpRulesTests {

    /** What an answer repeats when the client has it, besides the validator. */
    private static final List<String> OF_NOT_MODIFIED =
            List.of(
                    "ETag",
                    "Vary",
                    "Cache-Control",
                    "Cache-Groups",
                    "Surrogate-Key",
                    "Access-Control-Allow-Origin",
                    "Access-Control-Expose-Headers",
                    "X-Content-Type-Options");

    @LocalServerPort int port;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired SearchableContent search;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private final HttpClient client = HttpClient.newHttpClient();

    /** An address, and what its answer varies by besides the coding. */
    private record Asked(String address, Set<String> vary) {}

    private List<Asked> all;

    @BeforeEach
    void save() {
        Route.save(content);
        search.index();
        all =
                Route.all(mapping).stream()
                        .filter(route -> Routes.isDelivery(route.path()))
                        .flatMap(HttpRulesTests::asked)
                        .toList();
        assertThat(all).hasSizeGreaterThan(30);
    }

    private static Stream<Asked> asked(Route route) {
        var types =
                route.path().equals("/v1/articles/{slug}") || route.path().equals("/llms.txt")
                        ? Set.of("accept")
                        : Set.<String>of();
        if (!route.parameters().contains("locale")) {
            return Stream.of(new Asked(route.uri(), types));
        }
        var both = new TreeSet<>(types);
        both.add("accept-language");
        return Stream.of(new Asked(route.uri("locale=en"), types), new Asked(route.uri(), both));
    }

    private HttpResponse<byte[]> get(String address, String... headers) {
        return send("GET", address, headers);
    }

    private HttpResponse<byte[]> send(String method, String address, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                        .method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new IllegalStateException(address, failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(", ", answer.headers().allValues(name));
    }

    private interface Rule {
        void hold(SoftAssertions softly, Asked asked);
    }

    private void everywhere(Rule rule) {
        SoftAssertions.assertSoftly(softly -> all.forEach(asked -> rule.hold(softly, asked)));
    }

    private static Set<String> names(String list) {
        var names = new TreeSet<String>();
        Arrays.stream(list.toLowerCase(Locale.ROOT).split(",", -1))
                .map(String::strip)
                .forEach(names::add);
        return names;
    }

    @Test
    void aWholeAnswerSaysWhatItIsAndHowLongItHolds() {
        everywhere((softly, asked) -> {
            for (int time = 0; time < 2; time++) {
                var answer = get(asked.address);
                softly.assertThat(answer.statusCode()).as(asked.address).isEqualTo(200);
                softly.assertThat(header(answer, "ETag"))
                        .as("ETag of " + asked.address)
                        .matches("\"[\\x21\\x23-\\x7e]+\"");
                softly.assertThat(header(answer, "Content-Length"))
                        .as("Content-Length of " + asked.address)
                        .isEqualTo(Integer.toString(answer.body().length));
                var vary = new TreeSet<>(asked.vary);
                vary.add("accept-encoding");
                softly.assertThat(names(header(answer, "Vary")))
                        .as("Vary of " + asked.address)
                        .isEqualTo(vary);
                softly.assertThat(header(answer, "Cache-Control"))
                        .as("Cache-Control of " + asked.address)
                        .matches(
                                "public, max-age=\\d+(, stale-while-revalidate=30)?, stale-if-error=60");
                softly.assertThat(header(answer, "Content-Encoding"))
                        .as("Content-Encoding of " + asked.address)
                        .isEmpty();
                softly.assertThat(header(answer, "Content-Type")).as(asked.address).isNotEmpty();
                softly.assertThat(header(answer, "Date")).as(asked.address).isNotEmpty();
                softly.assertThat(header(answer, "Set-Cookie")).as(asked.address).isEmpty();
                softly.assertThat(header(answer, "Age")).as(asked.address).isEmpty();
            }
        });
    }

    @Test
    void cacheGroupsAreAsTheStandardHasThemAndSurrogateKeysAreTheSame() {
        everywhere((softly, asked) -> {
            var answer = get(asked.address);
            var groups = answer.headers().allValues("Cache-Groups");
            if (groups.isEmpty()) {
                softly.assertThat(header(answer, "Surrogate-Key")).isEmpty();
                return;
            }
            var each = groups.getFirst().split(", ", -1);
            softly.assertThat(each).as(asked.address).hasSizeLessThanOrEqualTo(32);
            softly.assertThat(each)
                    .as(asked.address)
                    .allMatch(group -> group.matches("\"[!#-\\[\\]-~]{1,32}\""));
            softly.assertThat(header(answer, "Surrogate-Key"))
                    .as(asked.address)
                    .isEqualTo(String.join(" ", each).replace("\"", ""));
        });
    }

    @Test
    void theCodedAnswerHasItsOwnValidatorAndTheSameWords() {
        everywhere((softly, asked) -> {
            var plain = get(asked.address);
            var coded = get(asked.address, "Accept-Encoding", "br, gzip;q=0.8");
            softly.assertThat(header(coded, "Content-Encoding"))
                    .as(asked.address)
                    .isEqualTo("gzip");
            softly.assertThat(header(coded, "ETag"))
                    .as(asked.address)
                    .matches("\"[\\x21\\x23-\\x7e]+\"")
                    .isNotEqualTo(header(plain, "ETag"));
            softly.assertThat(header(coded, "Content-Length"))
                    .as(asked.address)
                    .isEqualTo(Integer.toString(coded.body().length));
            softly.assertThat(unzipped(coded.body())).as(asked.address).isEqualTo(plain.body());
            softly.assertThat(header(coded, "Vary")).isEqualTo(header(plain, "Vary"));
            var other = get(asked.address, "If-None-Match", header(coded, "ETag"));
            softly.assertThat(other.statusCode())
                    .as("the coded one's tag, asked for the plain " + asked.address)
                    .isEqualTo(200);
        });
    }

    private static byte[] unzipped(byte[] coded) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(coded))) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Test
    void headIsGetWithoutTheBody() {
        everywhere((softly, asked) -> {
            for (var coding : List.of("identity", "gzip")) {
                var get = get(asked.address, "Accept-Encoding", coding);
                var head = send("HEAD", asked.address, "Accept-Encoding", coding);
                softly.assertThat(head.body()).as(asked.address).isEmpty();
                softly.assertThat(withoutDate(head))
                        .as("HEAD %s (%s)", asked.address, coding)
                        .isEqualTo(withoutDate(get));
            }
        });
    }

    private static Map<String, List<String>> withoutDate(HttpResponse<?> answer) {
        var headers = new HashMap<>(answer.headers().map());
        headers.remove("date");
        headers.put(":status", List.of(Integer.toString(answer.statusCode())));
        return headers;
    }

    @Test
    void whoHasItIsToldSo() {
        everywhere((softly, asked) -> {
            for (var coding : List.of("identity", "gzip")) {
                var whole = get(asked.address, "Accept-Encoding", coding);
                var tag = header(whole, "ETag");
                for (var list :
                        List.of(tag, "W/" + tag, "\"x\", " + tag, "\"a,b\",W/\"c\"," + tag, "*")) {
                    var answer =
                            get(asked.address, "Accept-Encoding", coding, "If-None-Match", list);
                    var as = "If-None-Match: %s on %s".formatted(list, asked.address);
                    softly.assertThat(answer.statusCode()).as(as).isEqualTo(304);
                    softly.assertThat(answer.body()).as(as).isEmpty();
                    softly.assertThat(header(answer, "Content-Type")).as(as).isEmpty();
                    for (var name : OF_NOT_MODIFIED) {
                        softly.assertThat(header(answer, name))
                                .as(name + " with " + as)
                                .isEqualTo(header(whole, name));
                    }
                }
                var head =
                        send(
                                "HEAD",
                                asked.address,
                                "Accept-Encoding",
                                coding,
                                "If-None-Match",
                                tag);
                softly.assertThat(head.statusCode()).as("HEAD " + asked.address).isEqualTo(304);
                var pressing =
                        get(
                                asked.address,
                                "Accept-Encoding",
                                coding,
                                "If-None-Match",
                                tag,
                                "Cache-Control",
                                "no-cache",
                                "Pragma",
                                "no-cache");
                softly.assertThat(pressing.statusCode())
                        .as("with no-cache " + asked.address)
                        .isEqualTo(304);
            }
        });
    }

    @Test
    void anotherOrABrokenValidatorGetsTheWholeAnswer() {
        everywhere((softly, asked) -> {
            var tag = header(get(asked.address), "ETag");
            for (var list :
                    List.of(
                            "\"other\"",
                            tag.substring(1, tag.length() - 1),
                            tag.substring(0, tag.length() - 1),
                            "\"",
                            "\"\"",
                            "W/",
                            ",,,",
                            "<script>",
                            "\"x\", *")) {
                softly.assertThat(get(asked.address, "If-None-Match", list).statusCode())
                        .as("If-None-Match: %s on %s", list, asked.address)
                        .isEqualTo(200);
            }
        });
    }

    private String date(long seconds) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().plusSeconds(seconds).atOffset(ZoneOffset.UTC));
    }

    @Test
    void aDateIsHonouredWhereThereIsOne() {
        clock.pass(Duration.ofMinutes(1));
        everywhere((softly, asked) -> {
            var whole = get(asked.address);
            var modified = header(whole, "Last-Modified");
            var as = asked.address + " modified " + modified;
            if (modified.isEmpty()) {
                softly.assertThat(get(asked.address, "If-Modified-Since", date(0)).statusCode())
                        .as(as)
                        .isEqualTo(200);
                return;
            }
            softly.assertThat(get(asked.address, "If-Modified-Since", modified).statusCode())
                    .as(as)
                    .isEqualTo(304);
            softly.assertThat(get(asked.address, "If-Modified-Since", date(0)).statusCode())
                    .as(as)
                    .isEqualTo(304);
            softly.assertThat(
                            get(asked.address, "If-Modified-Since", date(-10_000_000)).statusCode())
                    .as(as)
                    .isEqualTo(200);
            for (var broken : List.of("yesterday", "0", "-1", "", "2026-06-15T12:00:00Z")) {
                softly.assertThat(get(asked.address, "If-Modified-Since", broken).statusCode())
                        .as(broken + " on " + as)
                        .isEqualTo(200);
            }
            softly.assertThat(
                            get(
                                            asked.address,
                                            "If-None-Match",
                                            "\"other\"",
                                            "If-Modified-Since",
                                            date(0))
                                    .statusCode())
                    .as("If-None-Match wins on " + as)
                    .isEqualTo(200);
        });
        assertThat(header(get("/v1/articles/known"), "Last-Modified")).isNotEmpty();
        assertThat(header(get("/v1/articles/known.md"), "Last-Modified")).isNotEmpty();
        assertThat(header(get("/v1/articles"), "Last-Modified")).isEmpty();
    }

    @Test
    void twoStatesOfOneSecondAreNotTakenForEachOther() {
        content.anArticle().slug("young").publishedAt(clock.instant()).save();

        var first = header(get("/v1/articles/young"), "Last-Modified");
        assertThat(get("/v1/articles/young", "If-Modified-Since", first).statusCode())
                .isEqualTo(200);
        assertThat(get("/v1/articles/young", "If-Modified-Since", date(0)).statusCode())
                .isEqualTo(200);
        clock.pass(Duration.ofSeconds(2));

        assertThat(get("/v1/articles/young", "If-Modified-Since", first).statusCode())
                .as("what was sent while more could come")
                .isEqualTo(200);
        var second = header(get("/v1/articles/young"), "Last-Modified");
        assertThat(get("/v1/articles/young", "If-Modified-Since", second).statusCode())
                .isEqualTo(304);
    }

    @Test
    void nobodyIsSentACodingThatTheyRefuse() {
        everywhere((softly, asked) -> {
            for (var refused : List.of("identity;q=0", "*;q=0", "gzip;q=0, identity;q=0")) {
                var answer = get(asked.address, "Accept-Encoding", refused);
                softly.assertThat(answer.statusCode()).as(asked.address).isEqualTo(406);
                softly.assertThat(header(answer, "Content-Type"))
                        .as(asked.address)
                        .isEqualTo("application/problem+json");
                softly.assertThat(names(header(answer, "Vary")))
                        .as(asked.address)
                        .contains("accept-encoding");
            }
            softly.assertThat(
                            header(
                                    get(asked.address, "Accept-Encoding", "identity;q=0, gzip"),
                                    "Content-Encoding"))
                    .isEqualTo("gzip");
        });
    }

    @Test
    void problemsSayWhatTheyDependOnAndHoldForSeconds() {
        for (var address :
                List.of(
                        "/v1/articles/nobody",
                        "/v1/articles/nobody?locale=en",
                        "/v1/topics/nobody",
                        "/v1/nothing",
                        "/v1/articles?nonsense=1",
                        "/feeds/articles.rss?topic=nobody",
                        "/sitemaps/nothing.xml")) {
            var answer = get(address);
            assertThat(answer.statusCode()).as(address).isBetween(400, 404);
            assertThat(header(answer, "Cache-Control")).as(address).isEqualTo("public, max-age=5");
            assertThat(header(answer, "ETag")).as(address).isEmpty();
            assertThat(names(header(answer, "Vary"))).as(address).contains("accept-encoding");
            if (!address.contains("?") && address.startsWith("/v1/articles/")) {
                assertThat(names(header(answer, "Vary"))).as(address).contains("accept-language");
            }
        }
        everywhere((softly, asked) -> {
            var answer = get(asked.address, "Accept", "image/x-nothing");
            softly.assertThat(answer.statusCode()).as(asked.address).isEqualTo(406);
            softly.assertThat(names(header(answer, "Vary")))
                    .as(asked.address)
                    .contains("accept", "accept-encoding");
            softly.assertThat(header(answer, "Cache-Control"))
                    .as(asked.address)
                    .isEqualTo("public, max-age=5");
        });
    }

    @Test
    void theAgeEndsWhereTheAnswerChangesByItself() {
        content.anArticle().slug("soon").publishedAt(TestClock.START.plusSeconds(20)).save();

        assertThat(header(get("/v1/articles"), "Cache-Control"))
                .isEqualTo("public, max-age=20, stale-if-error=60");
        clock.pass(Duration.ofSeconds(15));
        assertThat(header(get("/v1/articles"), "Cache-Control"))
                .isEqualTo("public, max-age=5, stale-if-error=60");
        clock.pass(Duration.ofSeconds(5));
        assertThat(header(get("/v1/articles"), "Cache-Control"))
                .isEqualTo("public, max-age=60, stale-while-revalidate=30, stale-if-error=60");
    }
}
