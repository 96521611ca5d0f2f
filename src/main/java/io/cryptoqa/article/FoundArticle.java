package io.cryptoqa.article;

import io.cryptoqa.article.ArticleTopics.NamedTopic;
import java.util.List;

/**
 * An article as one reader gets it.
 *
 * @param edition the one shown
 * @param others its other live editions
 * @param topics in its order, named in the locale shown
 */
record FoundArticle(LiveEdition edition, List<LiveEdition> others, List<NamedTopic> topics) {}
