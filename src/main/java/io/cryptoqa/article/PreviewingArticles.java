package io.cryptoqa.article;

import io.cryptoqa.web.Locales;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows an edition as readers would get it, whether or not it is public. */
@Component
@Transactional(readOnly = true)
public class PreviewingArticles {

    private final ReadingEditions reading;
    private final ArticleTopics topics;
    private final RenderingArticles rendering;
    private final Locales locales;
    private final Clock clock;

    PreviewingArticles(
            ReadingEditions reading,
            ArticleTopics topics,
            RenderingArticles rendering,
            Locales locales,
            Clock clock) {
        this.reading = reading;
        this.topics = topics;
        this.rendering = rendering;
        this.locales = locales;
        this.clock = clock;
    }

    /**
     * The article's JSON around an edition that need not be live.
     *
     * @param forms of the body, as {@code body=} names them; null for the tree alone
     */
    public ArticleView view(LiveEdition edition, @Nullable String forms) {
        var others =
                reading.byId(edition.articleId(), locales.tags(), clock.instant()).stream()
                        .flatMap(each -> each.live().stream())
                        .filter(each -> !each.locale().equals(edition.locale()))
                        .toList();
        var named =
                topics.of(List.of(edition.articleId()), edition.locale())
                        .getOrDefault(edition.articleId(), List.of());
        return rendering.view(new FoundArticle(edition, others, named), edition.locale(), forms);
    }
}
