package io.cryptoqa.editing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.Callers;
import io.cryptoqa.Content;
import io.cryptoqa.Editor;
import io.cryptoqa.Editor.Sent;
import io.cryptoqa.HttpTest;
import io.cryptoqa.TestClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What has an {@code Idempotency-Key} is carried out once. */
@HttpTest
class RepeatedRequestsTests {

    private static final String ARTICLES = "/admin/v1/articles";

    @Autowired MockMvcTester http;
    @Autowired Callers callers;
    @Autowired Content content;
    @Autowired TestClock clock;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    private Editor editor;

    @BeforeEach
    void begin() {
        content.aTopic("defi").save();
        editor = new Editor(http, callers.editor());
    }

    private int articles() {
        return jdbc.sql("select count(*) from article").query(Integer.class).single();
    }

    @Test
    void aRepeatIsAnsweredTheSameAndSaysSo() {
        var sent = Sent.json(Editor.complete("What is staking?"));
        var first = editor.post(ARTICLES, sent.once("\"k\""));
        var second = editor.post(ARTICLES, sent.once("k"));
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.tag()).isEqualTo(first.tag());
        assertThat(first.replayed()).isNull();
        assertThat(second.replayed()).isEqualTo("true");
        assertThat(articles()).isEqualTo(1);
    }

    @Test
    void anotherRequestWithTheSameKeyIsRefused() {
        editor.post(ARTICLES, Sent.json(Editor.complete("One")).once("k"));
        var other = editor.post(ARTICLES, Sent.json(Editor.complete("Two")).once("k"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/code")).isEqualTo("key-reused");
        assertThat(articles()).isEqualTo(1);
    }

    @Test
    void theSameKeyOfAnotherCallerIsAnotherKey() {
        var sent = Sent.json(Editor.complete("What is staking?")).once("k");
        editor.post(ARTICLES, sent);
        var other = new Editor(http, callers.admin()).post(ARTICLES, sent);
        assertThat(other.replayed()).isNull();
        assertThat(articles()).isEqualTo(2);
    }

    @Test
    void whatWasRefusedIsTriedAgain() {
        var bad = editor.post(ARTICLES, Sent.json("{}").once("k"));
        assertThat(bad.status()).isEqualTo(422);
        var good = editor.post(ARTICLES, Sent.json(Editor.complete("What is staking?")).once("k"));
        assertThat(good.status()).isEqualTo(201);
    }

    @Test
    void aKeyIsForgottenAfterADay() {
        var sent = Sent.json(Editor.complete("What is staking?")).once("k");
        editor.post(ARTICLES, sent);
        clock.pass(Duration.ofHours(24));
        assertThat(editor.post(ARTICLES, sent).replayed()).isNull();
        assertThat(articles()).isEqualTo(2);
    }

    @Test
    void aKeyThatIsNoStringIsRefused() {
        for (var key : new String[] {"\"", "a b", "\"\"", "é", "k".repeat(256)}) {
            var answer = editor.post(ARTICLES, Sent.json("{}").once(key));
            assertThat(answer.status()).as(key).isEqualTo(400);
            assertThat(answer.text("/code")).isEqualTo("bad-parameter");
        }
    }

    @Test
    void whileAnotherNodeCarriesItOutTheKeyIsInUse() {
        var account =
                jdbc.sql("select id from account where role = 'EDITOR' or role = 'editor'")
                        .query(UUID.class)
                        .single();
        var answer =
                transaction.execute(_ -> {
                    jdbc.sql(
                                    """
                                    insert into idempotency (caller, idempotency_key, request_hash, created_at)
                                    values (?, 'k', 'x', ?)
                                    """)
                            .params(account.toString(), clock.instant().atOffset(ZoneOffset.UTC))
                            .update();
                    try (var other = Executors.newSingleThreadExecutor()) {
                        return other.submit(() -> editor.post(ARTICLES, Sent.json("{}").once("k")))
                                .get();
                    } catch (Exception failed) {
                        throw new IllegalStateException(failed);
                    }
                });
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/code")).isEqualTo("key-in-use");
    }

    @Test
    void aTokenIsShownOnceAndKeptNowhere() {
        var admin = new Editor(http, callers.admin());
        var sent = Sent.json("{\"name\": \"sync\", \"scopes\": [\"content:read\"]}").once("token");
        var first = admin.post("/admin/v1/tokens", sent);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("/token")).startsWith("cqa_");
        var second = admin.post("/admin/v1/tokens", sent);
        assertThat(second.replayed()).isEqualTo("true");
        assertThat(second.json().at("/token").isNull()).isTrue();
        assertThat(
                        jdbc.sql(
                                        "select count(*) from idempotency where response like '%cqa\\_%' escape '\\'")
                                .query(Integer.class)
                                .single())
                .isZero();
    }
}
