package io.cryptoqa.editing;

import static io.cryptoqa.Editor.edition;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Reply;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import io.cryptoqa.Mirror;
import io.cryptoqa.Statements;
import io.cryptoqa.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A copy made from {@code /v1/changes} is what {@code /v1/articles} lists, whatever editors do. */
@HttpTest
class MirrorTests {

    private static final int WRITERS = 8;
    private static final int STEPS = 25;
    private static final List<String> LOCALES = List.of("en", "zh-Hans");
    private static final List<String> TOPICS = List.of("defi", "security", "trading");

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired NoticingMoments moments;

    private Editor editor;

    @BeforeEach
    void begin() {
        content.aTopic("defi").named("zh-Hans", "去中心化金融").save();
        content.aTopic("security").save();
        content.aTopic("trading").named("zh-Hans", "交易").save();
        editor = new Editor(http, callers.editor());
    }

    private Map<String, ?> listed() {
        return Mirror.listed(http, "en", "zh-Hans");
    }

    private Reply schedule(Reply article, String at, String until) {
        return editor.post(
                edition(article.id(), "en") + "/schedule",
                Sent.json("{\"at\": \"%s\", \"until\": \"%s\"}".formatted(at, until)).knowing("*"));
    }

    @Test
    void whatBeginsAndEndsByTheClockIsMetOnceEach() {
        var mirror = new Mirror(http, 20);
        schedule(editor.draft("Soon"), "2026-06-15T13:00:00Z", "2026-06-15T14:00:00Z");
        mirror.follow();
        clock.pass(Duration.ofHours(1));
        // public already, and met as soon as it was noticed
        assertThat(listed()).hasSize(1);
        mirror.follow();
        assertThat(mirror.kinds()).isEmpty();
        moments.notice();
        mirror.follow();
        assertThat(mirror.copy()).hasSize(1).isEqualTo(listed());
        clock.pass(Duration.ofHours(1));
        moments.notice();
        mirror.follow();
        assertThat(mirror.copy()).isEmpty();
        moments.notice();
        mirror.follow();
        assertThat(mirror.kinds()).containsExactly("published", "withdrawn");
    }

    @Test
    void whatBeganAndEndedWhileNothingRanIsMetOnceEach() {
        schedule(editor.draft("Gone"), "2026-06-15T13:00:00Z", "2026-06-15T14:00:00Z");
        schedule(editor.draft("Here"), "2026-06-15T13:30:00Z", "2026-06-17T00:00:00Z");
        var mirror = new Mirror(http, 20);
        mirror.follow();
        clock.pass(Duration.ofHours(9));
        moments.notice();
        moments.notice();
        mirror.follow();
        assertThat(mirror.kinds()).containsExactlyInAnyOrder("published", "withdrawn", "published");
        assertThat(mirror.copy()).hasSize(1).isEqualTo(listed());
    }

    /** As of one who waits for the article's row longer than until the instant asked for. */
    @Test
    void aScheduleThatComesTooLateForItsInstantIsMetAsPublished() {
        var draft = editor.draft("Just now");
        Statements.before("delete from publication where", () -> clock.pass(Duration.ofMinutes(2)));
        schedule(draft, "2026-06-15T12:01:00Z", "2026-06-15T13:00:00Z");
        moments.notice();
        var mirror = new Mirror(http, 20);
        mirror.follow();
        assertThat(mirror.kinds()).containsExactly("published");
        assertThat(mirror.copy()).hasSize(1).isEqualTo(listed());
    }

    @Test
    void aCopyIsWhatIsListedAfterEightEditorsWereAtItAtOnce() throws Exception {
        var articles = new CopyOnWriteArrayList<String>();
        var statuses = new ConcurrentHashMap<Integer, AtomicInteger>();
        var mirror = new Mirror(http, 20);
        var mirrors = new ArrayList<>(List.of(mirror));
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var running = new ArrayList<Future<?>>();
            for (int seed = 1; seed <= WRITERS; seed++) {
                var writer =
                        new Writer(new Editor(http, callers.editor()), new Random(seed), articles);
                running.add(
                        threads.submit(() -> {
                            for (int step = 0; step < STEPS; step++) {
                                statuses.computeIfAbsent(
                                                writer.step().status(), _ -> new AtomicInteger())
                                        .incrementAndGet();
                            }
                        }));
            }
            while (!running.stream().allMatch(Future::isDone)) {
                clock.pass(Duration.ofSeconds(1));
                moments.notice();
                mirror.follow();
                if (mirrors.size() < 4) {
                    // another begins while all goes on, and one goes on from what was kept
                    mirrors.add(new Mirror(http, 3 + mirrors.size()));
                    mirrors.add(mirror.restarted(100));
                }
                mirrors.getLast().follow();
            }
            for (var writer : running) {
                writer.get();
            }
        }
        clock.pass(Duration.ofHours(1));
        moments.notice();

        var listed = listed();
        assertThat(listed).as("what is public in the end").hasSizeGreaterThan(10);
        for (var each : mirrors) {
            each.follow();
            assertThat(each.copy()).isEqualTo(listed);
        }
        var fresh = new Mirror(http, 100);
        fresh.follow();
        assertThat(fresh.copy()).isEqualTo(listed);
        // the order is one and the same for all, whenever they read
        assertThat(fresh.kinds())
                .isEqualTo(mirror.kinds())
                .contains("published", "updated", "withdrawn", "archived");
        // editors were in each other's way, or the clock overtook them, and yet most was done
        assertThat(new TreeMap<>(statuses).keySet())
                .as("%s", statuses)
                .isSubsetOf(200, 201, 404, 409, 422, 503);
        assertThat(done(statuses, 200) + done(statuses, 201))
                .as("%s", statuses)
                .isGreaterThan(WRITERS * STEPS / 2);
    }

    private static int done(Map<Integer, AtomicInteger> statuses, int status) {
        var count = statuses.get(status);
        return count == null ? 0 : count.get();
    }

    /** Somebody who does this and that to articles that others are at, too. */
    private final class Writer {

        private final Editor editor;
        private final Random random;
        private final List<String> articles;
        private int number;

        private Writer(Editor editor, Random random, List<String> articles) {
            this.editor = editor;
            this.random = random;
            this.articles = articles;
        }

        Reply step() {
            number++;
            if (articles.size() < 5 || random.nextInt(5) == 0) {
                return create();
            }
            var id = one(articles);
            var path = edition(id, one(LOCALES));
            return switch (random.nextInt(10)) {
                case 0, 1 -> add(path);
                case 2 -> correct(path);
                case 3 -> post(path + "/publish", null);
                case 4 -> post(path + "/unpublish", null);
                case 5 -> post(path + "/archive", null);
                case 6 -> {
                    post(path + "/restore", null);
                    yield post(path + "/publish", null);
                }
                case 7 ->
                        patch(
                                "/admin/v1/articles/" + id,
                                "{\"topics\": [\"%s\"]}".formatted(one(TOPICS)));
                case 8 ->
                        patch(
                                path,
                                "{\"publishedAt\": \"2025-01-%02dT00:00:00Z\"}"
                                        .formatted(1 + random.nextInt(28)));
                default ->
                        post(
                                path + "/schedule",
                                "{\"at\": \"%s\", \"until\": %s}"
                                        .formatted(
                                                clock.instant().plusSeconds(1 + random.nextInt(4)),
                                                random.nextBoolean()
                                                        ? "null"
                                                        : "\"%s\""
                                                                .formatted(
                                                                        clock.instant()
                                                                                .plusSeconds(8))));
            };
        }

        private Reply create() {
            var made =
                    editor.post(
                            "/admin/v1/articles?publish=" + (random.nextInt(4) > 0),
                            Sent.json(words("\"locale\": \"%s\", ".formatted(one(LOCALES)))));
            if (made.status() == 201) {
                articles.add(made.id());
            }
            return made;
        }

        /** The other edition, where there is none yet. */
        private Reply add(String path) {
            var added = editor.put(path, Sent.json(words("")));
            return added.status() == 201 ? post(path + "/publish", null) : correct(path);
        }

        private Reply correct(String path) {
            patch(path, "{\"title\": \"%s\", \"slug\": \"%s\"}".formatted(title(), title()));
            return post(path + "/publish", null);
        }

        private String words(String more) {
            var complete = Editor.complete(title());
            var words = "{" + more + complete.substring(1);
            return more.isEmpty() ? words.replace("\"topics\": [\"defi\"],", "") : words;
        }

        private String title() {
            return "t-%d-%d".formatted(Thread.currentThread().threadId(), number);
        }

        private String one(List<String> all) {
            return all.get(random.nextInt(all.size()));
        }

        private Reply post(String path, @Nullable String body) {
            return editor.post(
                    path, (body == null ? Sent.nothing() : Sent.json(body)).knowing("*"));
        }

        private Reply patch(String path, String body) {
            return editor.patch(path, Sent.json(body).knowing("*"));
        }
    }
}
