package io.cryptoqa.editing;

import io.cryptoqa.access.Audit;
import io.cryptoqa.access.Caller;
import io.cryptoqa.article.Slug;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slugs that lead to an article without being one of its editions': those it had before, and those
 * that editors gave it, for addresses of another system.
 */
@Component
class Redirects {

    private static final String ALL =
            """
            select s.slug, s.article_id,
              exists (select 1 from revision r where r.article_id = s.article_id and r.slug = s.slug) as was_used
            from slug s
            where not exists (select 1 from edition e join revision r on r.article_id = e.article_id
                and r.locale = e.locale and r.number = e.revision
              where e.article_id = s.article_id and r.slug = s.slug)
            """;

    private final ArticleStore store;
    private final Slugs slugs;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Cursors cursors;

    Redirects(ArticleStore store, Slugs slugs, Audit audit, JdbcClient jdbc, Cursors cursors) {
        this.store = store;
        this.slugs = slugs;
        this.audit = audit;
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    /**
     * A slug that leads on.
     *
     * @param slug where it leads from
     * @param articleId the article it leads to, under whatever slug that has
     * @param isFormer whether the article was called so once; then it stays for ever
     */
    @Schema(name = "Redirect")
    record Redirect(String slug, UUID articleId, boolean isFormer) {}

    /** The JSON that makes one. */
    @Schema(name = "RedirectInput")
    record Shape(String slug, UUID articleId) {}

    /** All of them, by slug. */
    Slice<Redirect> page(PageParameters parameters) {
        var cursor = parameters.cursor();
        var after = cursor == null ? "" : cursors.open("redirects", cursor).getFirst();
        var limit = parameters.limitOrDefault();
        var rows =
                jdbc.sql(ALL + " and s.slug > ? order by s.slug limit ?")
                        .params(after, limit + 1)
                        .query(Redirects::redirect)
                        .list();
        return Slice.of(rows, limit, last -> cursors.seal("redirects", List.of(last.slug)));
    }

    /** One of them. */
    Redirect get(String slug) {
        return find(slug).orElseThrow(() -> new RedirectNotFound(slug));
    }

    private Optional<Redirect> find(String slug) {
        return jdbc.sql(ALL + " and s.slug = ?")
                .param(Slug.fold(slug).orElse(""))
                .query(Redirects::redirect)
                .optional();
    }

    private static Redirect redirect(ResultSet row, int number) throws SQLException {
        return new Redirect(
                row.getString("slug"),
                row.getObject("article_id", UUID.class),
                row.getBoolean("was_used"));
    }

    /** What was made, and whether it was not there before. */
    record Made(Redirect redirect, boolean isNew) {}

    /**
     * Makes one; making the same again changes nothing.
     *
     * @throws Problem 404, 409 {@code slug-taken} or 422
     */
    @Transactional
    public Made create(Members given, Caller caller) {
        var slug = Slug.fold(given.required("slug", Text.line(400))).orElse("");
        if (given.value("slug") != null && (slug.isEmpty() || Slug.isReserved(slug))) {
            given.violate(
                    "slug",
                    "bad-slug",
                    "'slug' must be letters and digits of any script and '-', at most 100, and neither latest, hot nor an id.");
        }
        var id = given.required("articleId", Text.line(100));
        given.check();
        var article = store.lock(id);
        var isNew = slugs.owner(slug).isEmpty();
        slugs.claim(article.id(), slug);
        var made = find(slug).orElseThrow(() -> new IsInUse(slug));
        if (isNew) {
            audit.record(caller, "create", "redirects/" + slug, Map.of("article", id));
        }
        return new Made(made, isNew);
    }

    /**
     * Takes one back that editors made.
     *
     * @throws Problem 404; 409 {@code wrong-state} for a slug that the article had itself
     */
    @Transactional
    public void delete(String slug, Caller caller) {
        var redirect = get(slug);
        if (redirect.isFormer) {
            throw new IsFormer(redirect.slug);
        }
        jdbc.sql("delete from slug where slug = ?").param(redirect.slug).update();
        audit.record(
                caller,
                "delete",
                "redirects/" + redirect.slug,
                Map.of("article", redirect.articleId.toString()));
    }

    private static class RedirectNotFound extends Problem {
        RedirectNotFound(String slug) {
            super(
                    ProblemType.NOT_FOUND,
                    "No redirect leads from '%s'.".formatted(Shortened.of(slug)));
        }
    }

    private static class IsFormer extends Problem {
        IsFormer(String slug) {
            super(
                    ProblemType.WRONG_STATE,
                    "The article was called '%s' itself; its old addresses go on leading to it."
                            .formatted(slug));
            member("allowed", List.of());
        }
    }

    private static class IsInUse extends Problem {
        IsInUse(String slug) {
            super(
                    ProblemType.WRONG_STATE,
                    "'%s' is the present slug of that very article.".formatted(slug));
            member("allowed", List.of());
        }
    }
}
