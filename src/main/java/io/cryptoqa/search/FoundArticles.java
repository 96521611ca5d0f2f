package io.cryptoqa.search;

import io.cryptoqa.web.Paged;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * One page of what a search found, best first.
 *
 * @param total how many articles match; at most 500 of them can be walked through
 * @param facets how many of them are about each topic, the most frequent first
 */
@Schema(name = "SearchResults")
public record FoundArticles(
        List<SearchHit> items, Slice.Page page, long total, List<TopicFacet> facets)
        implements Paged {

    /** How many of the articles that match are about a topic. */
    public record TopicFacet(String slug, String name, long count) {}
}
