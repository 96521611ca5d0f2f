package io.cryptoqa.article;

import io.cryptoqa.topic.TopicRef;
import java.util.List;
import java.util.UUID;

/**
 * An article as one reader gets it.
 *
 * @param edition the one shown
 * @param others its other live editions
 * @param topics in its order, named in the locale shown
 */
public record FoundArticle(LiveEdition edition, List<LiveEdition> others, List<NamedTopic> topics) {

    /** A topic with its id, for what counts by it. */
    public record NamedTopic(UUID id, TopicRef ref) {}
}
