package io.cryptoqa.editing;

import static io.cryptoqa.web.SqlInstants.utc;

import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.Slice;
import io.cryptoqa.web.UnknownLocale;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of all articles as editors see them, the newest made first. An article is in it if one
 * of its editions meets everything that was asked for.
 */
@Component
class ArticleList {

    private static final String LIVE =
            """
            exists (select 1 from publication p where p.article_id = e.article_id and p.locale = e.locale
              and p.starts_at <= :now and p.ends_at > :now)
            """;
    private static final String COMING =
            """
            exists (select 1 from publication p where p.article_id = e.article_id and p.locale = e.locale
              and p.starts_at > :now)
            """;

    private final JdbcClient jdbc;
    private final ArticleStore store;
    private final ShowingArticles showing;
    private final Cursors cursors;
    private final Locales locales;
    private final Clock clock;

    ArticleList(
            JdbcClient jdbc,
            ArticleStore store,
            ShowingArticles showing,
            Cursors cursors,
            Locales locales,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.showing = showing;
        this.cursors = cursors;
        this.locales = locales;
        this.clock = clock;
    }

    /** Which articles are asked for. */
    record Filter(
            @Parameter(description = "In this state in some language")
                    @Pattern(
                            regexp = "draft|submitted|scheduled|published|archived",
                            message = "draft, submitted, scheduled, published or archived")
                    @Nullable String state,
            @Parameter(description = "Begun by this account, or with this author's name")
                    @Nullable String author,
            @Parameter(description = "The slug of one of its topics") @Nullable String topic,
            @Parameter(description = "With an edition in this locale") @Nullable String locale,
            @Parameter(description = "With this in the title, whatever its letter case")
                    @Size(min = 1, max = 200, message = "1 to 200 characters")
                    @Nullable String q,
            @Parameter(
                            description = PageParameters.LIMIT,
                            schema =
                                    @Schema(
                                            type = "integer",
                                            defaultValue = "20",
                                            minimum = "1",
                                            maximum = "100"))
                    @Min(value = 1, message = PageParameters.LIMIT_RULE)
                    @Max(value = 100, message = PageParameters.LIMIT_RULE)
                    @Nullable Integer limit,
            @Parameter(description = PageParameters.CURSOR)
                    @Size(min = 1, message = PageParameters.NOT_EMPTY)
                    @Nullable String cursor) {

        private String name() {
            return "edited articles %s %s %s %s %s".formatted(state, author, topic, locale, q);
        }
    }

    /** One page of it, without bodies. */
    @Transactional(readOnly = true)
    public Slice<EditedArticle> page(Filter filter) {
        var limit = new PageParameters(filter.limit, filter.cursor).limitOrDefault();
        var parameters = new LinkedHashMap<String, Object>();
        var where = conditions(filter, parameters);
        if (filter.cursor != null) {
            where += " and a.id < :after";
            parameters.put(
                    "after",
                    UUID.fromString(cursors.open(filter.name(), filter.cursor).getFirst()));
        }
        var ids =
                jdbc.sql(
                                "select a.id from article a where "
                                        + where
                                        + " order by a.id desc limit "
                                        + (limit + 1))
                        .params(parameters)
                        .query((row, _) -> row.getObject(1, UUID.class))
                        .list();
        var slice =
                Slice.of(ids, limit, last -> cursors.seal(filter.name(), List.of(last.toString())));
        return slice.withItems(
                store.load(slice.items(), false).stream()
                        .map(article -> showing.show(article, List.of()))
                        .toList());
    }

    private String conditions(Filter filter, Map<String, Object> parameters) {
        var article = new StringBuilder("1 = 1");
        var edition = new StringBuilder();
        if (filter.topic != null) {
            parameters.put("topic", filter.topic.toLowerCase(Locale.ROOT));
            article.append(
                    """
                     and exists (select 1 from article_topic x join topic t on t.id = x.topic_id
                       where x.article_id = a.id and t.slug = :topic)
                    """);
        }
        if (filter.locale != null) {
            parameters.put("locale", locale(filter.locale));
            edition.append(" and e.locale = :locale");
        }
        if (filter.state != null) {
            edition.append(" and ").append(state(State.ofId(filter.state), parameters));
        }
        if (filter.author != null) {
            parameters.put("author", filter.author.toLowerCase(Locale.ROOT));
            edition.append(
                    """
                     and (lower(r.author_name) = :author or exists (select 1 from revision f
                       where f.article_id = e.article_id and f.locale = e.locale and f.number = 1
                         and f.created_by = :author))
                    """);
        }
        if (filter.q != null) {
            parameters.put(
                    "q",
                    "%"
                            + filter.q.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1")
                            + "%");
            edition.append(" and lower(r.title) like :q escape '\\'");
        }
        if (!edition.isEmpty()) {
            article.append(
                            """
                             and exists (select 1 from edition e join revision r on r.article_id = e.article_id
                               and r.locale = e.locale and r.number = e.revision
                             where e.article_id = a.id
                            """)
                    .append(edition)
                    .append(")");
        }
        return article.toString();
    }

    /** As {@link StoredEdition#state}. */
    private String state(Optional<State> state, Map<String, Object> parameters) {
        var wanted = state.orElseThrow();
        if (wanted == State.ARCHIVED) {
            return "e.archived_at is not null";
        }
        parameters.put("now", utc(clock.instant()));
        return "e.archived_at is null and "
                + switch (wanted) {
                    case PUBLISHED -> LIVE;
                    case SCHEDULED -> "not " + LIVE + " and " + COMING;
                    case SUBMITTED ->
                            "not "
                                    + LIVE
                                    + " and not "
                                    + COMING
                                    + " and e.submitted_revision is not null";
                    default ->
                            "not "
                                    + LIVE
                                    + " and not "
                                    + COMING
                                    + " and e.submitted_revision is null";
                };
    }

    private String locale(String asked) {
        return locales.find(asked).orElseThrow(() -> new UnknownLocale(asked, locales));
    }
}
