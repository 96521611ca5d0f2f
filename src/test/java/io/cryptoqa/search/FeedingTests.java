package io.cryptoqa.search;

import static io.cryptoqa.Answers.json;
import static io.cryptoqa.Answers.slugs;
import static io.cryptoqa.Editor.edition;
import static io.cryptoqa.web.SqlInstants.utc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.OK;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Reply;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.FileSystemUtils;

/** The index is as the database is, whatever happened to either. */
@HttpTest
class FeedingTests {

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired Content content;
    @Autowired SearchableContent searchable;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired Feeding feeding;
    @Autowired Generations generations;
    @Autowired SearchSettings settings;

    private Editor editor;

    @BeforeEach
    void begin() {
        content.aTopic("defi").named("en", "DeFi").save();
        content.aTopic("mining").named("en", "Mining").save();
        editor = new Editor(http, callers.editor());
        searchable.index();
    }

    private MvcTestResult search(String words) {
        return http.get().uri("/v1/search").queryParam("q", words).exchange();
    }

    private List<String> found(String words) {
        var answer = search(words);
        assertThat(answer).hasStatus(OK);
        return slugs(answer);
    }

    private Reply step(Reply article, String step) {
        return editor.post(
                edition(article.id(), "en") + "/" + step, Sent.nothing().knowing(article.tag()));
    }

    private Reply patch(Reply article, String json) {
        return editor.patch(edition(article.id(), "en"), Sent.json(json).knowing(article.tag()));
    }

    @Test
    void whatEditorsDoIsFoundOnceTheChangesAreApplied() {
        var article = editor.published("What is slashing?");
        assertThat(found("slashing")).isEmpty();
        searchable.follow();
        assertThat(found("slashing")).containsExactly("what-is-slashing");

        var corrected = step(patch(article, "{\"title\": \"What is a penalty?\"}"), "publish");
        searchable.follow();
        assertThat(json(search("penalty")).at("/items/0/highlights/title").asString())
                .isEqualTo("What is a <mark>penalty</mark>?");
        assertThat(json(search("slashing")).at("/total").asInt()).isZero();

        var retopiced =
                editor.patch(
                        "/admin/v1/articles/" + article.id(),
                        Sent.json("{\"topics\": [\"mining\"]}").knowing(corrected.tag()));
        searchable.follow();
        assertThat(json(search("penalty")).at("/facets/0/slug").asString()).isEqualTo("mining");

        var archived = step(retopiced, "archive");
        searchable.follow();
        assertThat(json(search("penalty")).at("/total").asInt()).isZero();
        assertThat(archived.status()).isEqualTo(200);
    }

    @Test
    void aScheduleAndItsCancellationReachTheIndexBeforeTheirTime() {
        var at = clock.instant().plus(Duration.ofHours(1));
        var draft = editor.draft("What is a merge?");
        var scheduled =
                editor.post(
                        edition(draft.id(), "en") + "/schedule",
                        Sent.json("{\"at\": \"%s\", \"until\": null}".formatted(at))
                                .knowing(draft.tag()));
        var other = editor.draft("What is another merge?");
        editor.post(
                edition(other.id(), "en") + "/schedule",
                Sent.json("{\"at\": \"%s\", \"until\": null}".formatted(at)).knowing(other.tag()));
        searchable.follow();
        step(scheduled, "unpublish");
        searchable.follow();
        assertThat(found("merge")).isEmpty();
        clock.pass(Duration.ofHours(1));
        assertThat(found("merge")).containsExactly("what-is-another-merge");
    }

    @Test
    void oneTextGivesWayToTheNextAtTheInstantOfItsSchedule() {
        var article = editor.published("What is sharding?");
        var at = clock.instant().plus(Duration.ofHours(1));
        var patched = patch(article, "{\"title\": \"What was danksharding?\"}");
        editor.post(
                edition(article.id(), "en") + "/schedule",
                Sent.json("{\"at\": \"%s\", \"until\": null}".formatted(at))
                        .knowing(patched.tag()));
        searchable.follow();
        assertThat(found("\"what is sharding\"")).hasSize(1);
        assertThat(found("danksharding \"what was\"")).isEmpty();
        clock.pass(Duration.ofHours(1));
        assertThat(found("\"what is sharding\"")).isEmpty();
        assertThat(found("danksharding \"what was\"")).hasSize(1);
    }

    @Test
    void whatTheIndexLacksOrHasTooMuchOfIsMendedByComparing() {
        var gone = content.anArticle().slug("gone").titled("An oracle").save();
        content.anArticle().slug("kept").titled("An oracle").save();
        searchable.index();
        // as if the process had ended before it heard of these
        content.withdraw(gone, "en", clock.instant());
        content.anArticle().slug("new").titled("An oracle").save();
        searchable.follow();
        assertThat(found("oracle")).containsExactly("kept");
        searchable.index();
        assertThat(found("oracle")).containsExactlyInAnyOrder("kept", "new");
        assertThat(json(search("oracle")).at("/total").asInt()).isEqualTo(2);
    }

    @Test
    void whatACrashTookFromTheIndexIsThereAgainAfterTheNextStart() throws IOException {
        editor.published("What is a mempool?");
        searchable.follow();
        feeding.stop();
        var before = Path.of("target/search-before-crash-" + System.nanoTime());
        FileSystemUtils.copyRecursively(folder(), before);
        feeding.catchUp();
        editor.published("What is a nonce?");
        searchable.follow();
        assertThat(found("nonce")).hasSize(1);
        // what had not reached the disk when the process was killed is not there
        feeding.stop();
        FileSystemUtils.deleteRecursively(folder());
        FileSystemUtils.copyRecursively(before, folder());
        FileSystemUtils.deleteRecursively(before);
        feeding.catchUp();
        assertThat(found("nonce")).hasSize(1);
        assertThat(found("mempool")).hasSize(1);
    }

    @Test
    void anIndexThatIsMissingIsBuiltAnew() throws IOException {
        content.anArticle().slug("fork").titled("A fork").save();
        searchable.index();
        feeding.stop();
        FileSystemUtils.deleteRecursively(folder());
        assertThat(search("fork"))
                .hasStatus(SERVICE_UNAVAILABLE)
                .headers()
                .hasHeaderSatisfying("Retry-After", values -> assertThat(values).isNotEmpty());
        feeding.catchUp();
        assertThat(found("fork")).containsExactly("fork");
    }

    @Test
    void anIndexThatIsDamagedIsBuiltAnew() throws IOException {
        content.anArticle().slug("fork").titled("A fork").save();
        searchable.index();
        feeding.stop();
        try (var files = Files.list(folder())) {
            for (var file : files.filter(path -> path.toString().endsWith(".cfs")).toList()) {
                var bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
            }
        }
        var damaged = generations.of(mapping()).orElseThrow();
        feeding.catchUp();
        assertThat(found("fork")).containsExactly("fork");
        assertThat(generations.of(mapping()).orElseThrow()).isGreaterThan(damaged);
    }

    @Test
    void anIndexOfAnotherFormIsBuiltAnew() {
        content.anArticle().slug("fork").titled("A fork").save();
        searchable.index();
        feeding.stop();
        jdbc.sql("update search_generation set mapping = 'of before'").update();
        feeding.catchUp();
        assertThat(found("fork")).containsExactly("fork");
    }

    @Test
    void anAdministratorHasItBuiltAnewWhileItAnswers() {
        content.anArticle().slug("fork").titled("A fork").save();
        searchable.index();
        var admin = new Editor(http, callers.admin());
        var before = admin.get("/admin/v1/reindex").json();
        assertThat(before.at("/state").asString()).isEqualTo("ready");
        assertThat(editor.get("/admin/v1/reindex").status()).isEqualTo(403);
        assertThat(editor.post("/admin/v1/reindex", Sent.nothing()).status()).isEqualTo(403);

        assertThat(admin.post("/admin/v1/reindex", Sent.nothing()).status()).isEqualTo(202);
        assertThat(found("fork")).containsExactly("fork");
        var more = feeding.step();
        assertThat(found("fork")).containsExactly("fork");
        while (more) {
            more = feeding.step();
            assertThat(found("fork")).containsExactly("fork");
        }
        var after = admin.get("/admin/v1/reindex").json();
        assertThat(after.at("/generation").asLong())
                .isGreaterThan(before.at("/generation").asLong());
        assertThat(after.at("/rebuilding").isNull()).isTrue();
    }

    @Test
    void aSecondNodeWithAnIndexOnItsOwnDiskIsNotReadyAndSaysSo() {
        searchable.index();
        feeding.stop();
        jdbc.sql("update search_feeder set node = 'another', seen_at = ?")
                .param(utc(clock.instant()))
                .update();
        feeding.step();
        var answer = search("fork");
        assertThat(answer).hasStatus(SERVICE_UNAVAILABLE);
        assertThat(json(answer).at("/detail").asString()).contains("Another node");
        assertThat(http.get().uri("/actuator/health/readiness")).hasStatus(SERVICE_UNAVAILABLE);
        // when nothing is heard of the other for a while, this one goes on
        clock.pass(Duration.ofMinutes(1));
        feeding.catchUp();
        assertThat(search("fork")).hasStatus(OK);
        assertThat(http.get().uri("/actuator/health/readiness")).hasStatus(OK);
    }

    private String mapping() {
        return jdbc.sql("select mapping from search_generation").query(String.class).single();
    }

    private Path folder() {
        return settings.directory()
                .resolve("g" + generations.of(mapping()).orElseThrow())
                .resolve(Index.NAME);
    }
}
