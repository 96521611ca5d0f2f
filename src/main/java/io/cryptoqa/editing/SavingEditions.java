package io.cryptoqa.editing;

import static io.cryptoqa.web.SqlInstants.instantOrNull;
import static io.cryptoqa.web.SqlInstants.utc;

import io.cryptoqa.access.Caller;
import io.cryptoqa.article.Settling;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.ReadingTime;
import io.cryptoqa.editing.StoredEdition.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes revisions. A revision is never changed; saving what is already there makes none. What
 * readers see stays as it is until somebody publishes.
 */
@Component
class SavingEditions {

    private final JdbcClient jdbc;
    private final Slugs slugs;
    private final Settling settling;
    private final Placing placing;
    private final ShowingArticles showing;
    private final Clock clock;

    SavingEditions(
            JdbcClient jdbc,
            Slugs slugs,
            Settling settling,
            Placing placing,
            ShowingArticles showing,
            Clock clock) {
        this.jdbc = jdbc;
        this.slugs = slugs;
        this.settling = settling;
        this.placing = placing;
        this.showing = showing;
        this.clock = clock;
    }

    /**
     * Adds an edition to an article.
     *
     * @param version the version that the article gets by this
     * @param shared the slug it takes if none was sent; null: one made of its title
     */
    void add(
            UUID article,
            String locale,
            long version,
            EditionText text,
            @Nullable String shared,
            Caller caller) {
        var slug = slug(article, text, shared);
        jdbc.sql(
                        """
                        insert into edition (article_id, locale, version, revision, published_at, counted)
                        values (?, ?, ?, 1, ?, false)
                        """)
                .param(article)
                .param(locale)
                .param(version)
                .param(nullable(text.publishedAt()))
                .update();
        insert(article, locale, 1, slug, text, caller);
    }

    /**
     * Saves words as a new revision, if they differ from the newest.
     *
     * @return whether anything was changed
     */
    boolean save(StoredArticle article, StoredEdition edition, EditionText text, Caller caller) {
        var words = edition.words();
        var slug = text.slug() == null ? words.slug() : text.slug();
        var isRewritten = !isSame(words, slug, text);
        var date = date(article.id(), edition, text);
        var isDated = !Objects.equals(date, edition.publishedAt());
        if (!isRewritten && !isDated) {
            return false;
        }
        var version = article.version() + 1;
        raise(article.id(), version);
        var revision = words.revision() + (isRewritten ? 1 : 0);
        if (isRewritten) {
            slugs.claim(article.id(), slug);
            insert(article.id(), edition.locale(), revision, slug, text, caller);
        }
        jdbc.sql(
                        """
                        update edition set version = ?, revision = ? where article_id = ? and locale = ?
                        """)
                .params(version, revision, article.id(), edition.locale())
                .update();
        if (isDated) {
            settling.settle(article.id(), edition.locale(), date);
            placing.changed(article.id(), edition);
        }
        return true;
    }

    /** Gives an article its next version. */
    void raise(UUID article, long version) {
        jdbc.sql("update article set version = ? where id = ?").params(version, article).update();
    }

    private @Nullable Instant date(UUID article, StoredEdition edition, EditionText text) {
        if (!text.isDated()) {
            return edition.publishedAt();
        }
        return text.publishedAt() != null
                ? text.publishedAt()
                : firstStart(article, edition.locale());
    }

    /** The start of an edition's first publication, past or to come; null if it has none. */
    @Nullable Instant firstStart(UUID article, String locale) {
        return jdbc.sql(
                        "select min(starts_at) as at from publication where article_id = ? and locale = ?")
                .params(article, locale)
                .query((row, _) -> instantOrNull(row, "at"))
                .list()
                .getFirst();
    }

    private String slug(UUID article, EditionText text, @Nullable String shared) {
        var wanted = text.slug() == null ? shared : text.slug();
        if (wanted == null) {
            return slugs.claimFor(article, text.title());
        }
        slugs.claim(article, wanted);
        return wanted;
    }

    private boolean isSame(Words words, String slug, EditionText text) {
        return words.slug().equals(slug)
                && words.title().equals(text.title())
                && Objects.equals(words.summary(), text.summary())
                && Objects.equals(words.author(), text.author())
                && Objects.equals(words.image(), text.image())
                && showing.sources(words).equals(text.sources())
                && showing.corrections(words).equals(text.corrections())
                && Objects.equals(words.translatedFrom(), text.translatedFrom())
                && text.body().equals(words.body());
    }

    private void insert(
            UUID article, String locale, int number, String slug, EditionText text, Caller caller) {
        var time = ReadingTime.of(Markdown.parse(text.body()));
        var author = text.author();
        var image = text.image();
        var from = text.translatedFrom();
        jdbc.sql(
                        """
                        insert into revision (article_id, locale, number, slug, title, summary,
                          author_name, author_url, image_url, image_alt, sources, corrections,
                          translated_locale, translated_revision, word_count, reading_minutes,
                          created_at, created_by, body)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(article)
                .param(locale)
                .param(number)
                .param(slug)
                .param(text.title())
                .param(text.summary())
                .param(author == null ? null : author.name())
                .param(author == null ? null : author.url())
                .param(image == null ? null : image.url())
                .param(image == null ? null : image.alt())
                .param(showing.text(text.sources()))
                .param(showing.text(text.corrections()))
                .param(from == null ? null : from.locale())
                .param(from == null ? null : from.revision())
                .param(time.words())
                .param(time.minutes())
                .param(utc(clock.instant()))
                .param(caller.name())
                .param(text.body())
                .update();
    }

    private static @Nullable OffsetDateTime nullable(@Nullable Instant at) {
        return at == null ? null : utc(at);
    }
}
