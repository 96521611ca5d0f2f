package io.cryptoqa.topic;

import io.cryptoqa.web.Locales;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What topics are called in one locale. */
@Component
@Transactional(readOnly = true)
public class TopicNames {

    private final Topics topics;
    private final Locales locales;
    private final JdbcClient jdbc;

    TopicNames(Topics topics, Locales locales, JdbcClient jdbc) {
        this.topics = topics;
        this.locales = locales;
        this.jdbc = jdbc;
    }

    /** A topic and what it is called. */
    public record Called(String slug, int position, String name) {}

    /** All topics that have a name, as {@link #of} names them, in no order; one statement. */
    public List<Called> all(String locale) {
        var naming = locales.naming(locale);
        record Name(Called topic, String locale) {
            Name better(Name other, List<String> naming) {
                return naming.indexOf(locale) <= naming.indexOf(other.locale) ? this : other;
            }
        }
        var names = new HashMap<String, Name>();
        jdbc.sql(
                        """
                        select t.slug, t.position, n.name, n.locale
                        from topic t join topic_name n on n.topic_id = t.id where n.locale in (:locales)
                        """)
                .param("locales", naming)
                .query(row -> {
                    var topic = new Called(row.getString(1), row.getInt(2), row.getString(3));
                    names.merge(
                            topic.slug,
                            new Name(topic, row.getString(4)),
                            (one, other) -> one.better(other, naming));
                });
        return names.values().stream().map(Name::topic).toList();
    }

    /**
     * The words of each of these topics that has any: those of the locale, or of the next in {@link
     * Locales#naming}; one statement.
     */
    public Map<UUID, Topics.Name> of(Collection<UUID> ids, String locale) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var naming = locales.naming(locale);
        var names = new HashMap<UUID, Topics.Name>();
        for (var name : topics.names(ids, naming)) {
            names.merge(
                    name.topicId(),
                    name,
                    (one, other) ->
                            naming.indexOf(one.locale()) <= naming.indexOf(other.locale())
                                    ? one
                                    : other);
        }
        return names;
    }
}
