package io.cryptoqa.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cryptoqa.article.ArticleSummary;
import io.cryptoqa.article.ArticleView;
import io.cryptoqa.discovery.RelatedView;
import io.cryptoqa.discovery.TopicView;
import io.cryptoqa.promotion.HotEvent;
import io.cryptoqa.ranking.Coin;
import io.cryptoqa.sentiment.FearGreedView;
import io.cryptoqa.web.Extract;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of an article, whole: blocks, each with its state, and what stands around them. Blocks
 * that were not asked for are left out.
 *
 * @param locale that of the edition shown; every word of the page is in it
 * @param requestedLocale the one asked for; differs where the article fell back
 * @param related the best of {@code /v1/articles/{slug}/related}
 * @param latest the first of {@code /v1/articles/latest}
 * @param hotEvents the first of {@code /v1/widgets/hot-events}
 * @param hotTopics the first of {@code /v1/topics/hot}
 * @param rankings the first of both tabs of {@code /v1/widgets/rankings}
 * @param fearGreed as {@code /v1/widgets/fear-greed}
 * @param relatedTopics the article's own topics, then those of the related articles, the most
 *     frequent first
 * @param breadcrumb the way here; the last one's href is null
 * @param labels the fixed words of the page
 * @param alternates the article's other languages
 * @param jsonLd schema.org, for a script element of type application/ld+json
 */
@Schema(name = "QaPage")
record QaPage(
        String locale,
        String requestedLocale,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Block<ArticleView> article,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Block<Extract<RelatedView>> related,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Block<Extract<ArticleSummary>> latest,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Block<Extract<HotEvent>> hotEvents,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Block<Extract<TopicView>> hotTopics,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Block<RankedCoins> rankings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Block<FearGreedView> fearGreed,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Block<Extract<TopicView>> relatedTopics,
        List<Crumb> breadcrumb,
        Map<String, String> labels,
        List<ArticleView.Alternate> alternates,
        @Schema(description = "schema.org, for a script element of type application/ld+json")
                Map<String, Object> jsonLd) {

    /** The first coins of both tabs. */
    @Schema(name = "RankedCoins")
    record RankedCoins(List<Coin> top, List<Coin> newSpot) {}

    /** A step on the way to the page; the href of the page itself is null. */
    record Crumb(String name, @Nullable String href) {}
}
