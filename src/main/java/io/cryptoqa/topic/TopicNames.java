package io.cryptoqa.topic;

import io.cryptoqa.web.Locales;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What topics are called in one locale. */
@Component
@Transactional(readOnly = true)
public class TopicNames {

    private final Topics topics;
    private final Locales locales;

    TopicNames(Topics topics, Locales locales) {
        this.topics = topics;
        this.locales = locales;
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
