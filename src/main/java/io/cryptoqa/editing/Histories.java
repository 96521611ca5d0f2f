package io.cryptoqa.editing;

import static io.cryptoqa.web.SqlInstants.instant;
import static io.cryptoqa.web.SqlInstants.utc;

import io.cryptoqa.editing.StoredEdition.Words;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The revisions of editions, and what readers saw of them when. */
@Component
class Histories {

    private final JdbcClient jdbc;
    private final Cursors cursors;

    Histories(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    /** A revision as a list shows it. */
    @Schema(name = "RevisionSummary")
    record Entry(
            int revision,
            String title,
            String slug,
            int wordCount,
            Instant createdAt,
            String createdBy) {}

    /** The revisions of an edition, the newest first. */
    Slice<Entry> page(StoredArticle article, StoredEdition edition, PageParameters parameters) {
        var list = "revisions %s %s".formatted(article.id(), edition.locale());
        var cursor = parameters.cursor();
        var before =
                cursor == null
                        ? Integer.MAX_VALUE
                        : Integer.parseInt(cursors.open(list, cursor).getFirst());
        var limit = parameters.limitOrDefault();
        var rows =
                jdbc.sql(
                                """
                                select number, title, slug, word_count, created_at, created_by from revision
                                where article_id = ? and locale = ? and number < ?
                                order by article_id desc, locale desc, number desc limit ?
                                """)
                        .params(article.id(), edition.locale(), before, limit + 1)
                        .query((row, _) ->
                                new Entry(
                                        row.getInt("number"),
                                        row.getString("title"),
                                        row.getString("slug"),
                                        row.getInt("word_count"),
                                        instant(row, "created_at"),
                                        row.getString("created_by")))
                        .list();
        return Slice.of(
                rows,
                limit,
                last -> cursors.seal(list, List.of(Integer.toString(last.revision()))));
    }

    /**
     * One revision.
     *
     * @param number as it stands in an address
     * @throws Problem 404 {@code not-found}
     */
    Words words(StoredArticle article, StoredEdition edition, String number) {
        return (number.matches("[1-9][0-9]{0,8}")
                        ? find(article.id(), edition.locale(), Integer.parseInt(number))
                        : Optional.<Words>empty())
                .orElseThrow(() -> new RevisionNotFound(number, edition));
    }

    private Optional<Words> find(UUID article, String locale, int number) {
        return jdbc.sql(
                        "select"
                                + ArticleStore.words(true)
                                + " from revision r where r.article_id = ? and r.locale = ? and r.number = ?")
                .params(article, locale, number)
                .query((row, _) -> ArticleStore.words(row))
                .optional();
    }

    /** What readers saw at an instant, and the start of that publication. */
    record Seen(Words words, Instant from) {}

    /** What readers saw of an edition at an instant; empty if nothing. */
    Optional<Seen> seen(StoredArticle article, StoredEdition edition, Instant at) {
        return jdbc.sql(
                        "select p.starts_at,"
                                + ArticleStore.words(true)
                                + """
                                 from publication p join revision r on r.article_id = p.article_id
                                  and r.locale = p.locale and r.number = p.revision
                                where p.article_id = ? and p.locale = ? and p.starts_at <= ? and p.ends_at > ?
                                """)
                .params(article.id(), edition.locale(), utc(at), utc(at))
                .query((row, _) -> new Seen(ArticleStore.words(row), instant(row, "starts_at")))
                .optional();
    }

    private static class RevisionNotFound extends Problem {
        RevisionNotFound(String number, StoredEdition edition) {
            super(
                    ProblemType.NOT_FOUND,
                    "There is no revision '%s'; the newest is %d."
                            .formatted(Shortened.of(number), edition.words().revision()));
        }
    }
}
