package io.cryptoqa.article;

import static io.cryptoqa.web.SqlInstants.instant;
import static io.cryptoqa.web.SqlInstants.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the articles among which those related to one are looked for. */
@Component
@Transactional(readOnly = true)
public class Neighbourhoods {

    /**
     * The newest so many of each topic, and of all: this keeps the cost flat in topics of hundreds
     * of thousands. Two rare articles that share such a topic, both old, do not find each other.
     */
    private static final int EACH = 200;

    /**
     * Ids, dates and topics are all that ranking needs: on H2 a row of a revision is read with its
     * body, and there are hundreds of neighbours.
     */
    private static final String NEIGHBOURS =
            "select c.article_id, c.locale, c.listed_at, c.pin, c.alike, a.position, t.slug from (";

    private static final String WITH_TOPICS =
            """
            ) c left join article_topic a on a.article_id = c.article_id and a.topic_id in (:own)
              left join topic t on t.id = a.topic_id
            """;

    private static final String EDITION = "(select e.article_id, e.locale, e.listed_at, ";
    private static final String NEITHER = "-1 as pin, 0 as alike from ";

    private static final String LIVE =
            """
             join publication p on p.article_id = e.article_id and p.locale = e.locale
               and p.starts_at <= :now and p.ends_at > :now
            """;

    /** Not of one locale, with which H2 would begin. */
    private static final String PINNED =
            EDITION
                    + "n.position as pin, 0 as alike from pin n join edition e on e.article_id = n.pinned_id"
                    + LIVE
                    + " where n.article_id = :article and e.listed_at <= :now)";

    private static final String ALIKE =
            EDITION
                    + "-1 as pin, n.per_mille as alike from likeness n join edition e on e.article_id = n.other_id and e.locale = n.locale"
                    + LIVE
                    + " where n.article_id = :article and n.locale = :locale and e.listed_at <= :now)";

    private static final String OF_ALL =
            EDITION
                    + NEITHER
                    + "edition e"
                    + LIVE
                    + """
                     where e.locale = :locale and e.listed_at <= :now
                     order by e.locale, e.listed_at desc, e.article_id desc limit :each)
                    """;

    private static final String OF_TOPIC =
            EDITION
                    + NEITHER
                    + "listing e"
                    + LIVE
                    + """
                     where e.topic_id = :TOPIC and e.locale = :locale and e.listed_at <= :now
                     order by e.topic_id, e.locale, e.listed_at desc, e.article_id desc limit :each)
                    """;

    private final JdbcClient jdbc;
    private final ShownArticles shown;
    private final Clock clock;

    Neighbourhoods(JdbcClient jdbc, ShownArticles shown, Clock clock) {
        this.jdbc = jdbc;
        this.shown = shown;
        this.clock = clock;
    }

    /**
     * The neighbourhood of an article; one statement, whatever the number of topics. Each part of
     * it is a list query of its own, whose plan is known, and an article in several comes several
     * times.
     *
     * @param locale of all its neighbours; it may itself be shown in what that falls back to
     */
    public Neighbourhood of(FoundArticle found, String locale) {
        var at = clock.instant();
        shown.list(locale, at);
        var parts = new ArrayList<>(List.of(PINNED, ALIKE, OF_ALL));
        var own = new HashMap<String, UUID>();
        for (var topic : found.topics()) {
            var parameter = "topic" + own.size();
            parts.add(OF_TOPIC.replace("TOPIC", parameter));
            own.put(parameter, topic.id());
        }
        var article = found.edition().articleId();
        var pinned = new TreeMap<Integer, UUID>();
        var alike = new HashMap<UUID, Double>();
        var neighbours = new LinkedHashMap<UUID, Neighbour>();
        jdbc.sql(NEIGHBOURS + String.join(" union all ", parts) + WITH_TOPICS)
                .params(own)
                .param("own", own.isEmpty() ? List.of(article) : own.values())
                .param("article", article)
                .param("locale", locale)
                .param("now", utc(at))
                .param("each", EACH)
                .query(row -> {
                    var id = row.getObject("article_id", UUID.class);
                    if (id.equals(article) || !locale.equals(row.getString("locale"))) {
                        return;
                    }
                    if (row.getInt("pin") >= 0) {
                        pinned.put(row.getInt("pin"), id);
                    }
                    if (row.getInt("alike") > 0) {
                        alike.put(id, row.getInt("alike") / 1_000.0);
                    }
                    var neighbour = neighbours.get(id);
                    if (neighbour == null) {
                        neighbour = new Neighbour(id, instant(row, "listed_at"), new TreeMap<>());
                        neighbours.put(id, neighbour);
                    }
                    var slug = row.getString("slug");
                    if (slug != null) {
                        neighbour.shared.put(row.getInt("position"), slug);
                    }
                });
        return new Neighbourhood(
                found.topics().stream().map(topic -> topic.ref().slug()).toList(),
                List.copyOf(pinned.values()),
                alike,
                List.copyOf(neighbours.values()),
                at);
    }

    /**
     * An article that may be related.
     *
     * @param shared the slugs of those of its topics that the article in the middle has too, by
     *     their positions among its own
     */
    public record Neighbour(UUID id, Instant publishedAt, SortedMap<Integer, String> shared) {}

    /**
     * An article and those that may be related to it.
     *
     * @param topics slugs, the category first
     * @param pinned the ids of those that editors pinned, in their order
     * @param alike how much the texts of others are alike to its own, 0 to 1, where they are
     * @param others everything found in the locale, the pinned among it, never itself
     * @param asOf the instant all of it is public at
     */
    public record Neighbourhood(
            List<String> topics,
            List<UUID> pinned,
            Map<UUID, Double> alike,
            List<Neighbour> others,
            Instant asOf) {}
}
