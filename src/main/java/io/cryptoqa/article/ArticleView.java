package io.cryptoqa.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cryptoqa.body.Node;
import io.cryptoqa.body.OutlineEntry;
import io.cryptoqa.topic.TopicRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One article as readers get it.
 *
 * @param locale the language of what follows
 * @param requestedLocale the one asked for; differs where the article fell back
 * @param category the first topic
 * @param publishedAt the date readers see
 * @param updatedAt since when this revision is public
 * @param wordCount words, and for Han text characters
 * @param outline the body's headings, with the ids they have in every form of it
 * @param corrections what was corrected after publication, for readers to see
 * @param alternates the article's other languages
 */
@Schema(name = "Article")
public record ArticleView(
        UUID id,
        String slug,
        String locale,
        String requestedLocale,
        String title,
        @Nullable String summary,
        @Nullable TopicRef category,
        List<TopicRef> topics,
        @Nullable Author author,
        @Nullable Image image,
        Instant publishedAt,
        Instant updatedAt,
        int revision,
        int wordCount,
        int readingMinutes,
        List<OutlineEntry> outline,
        @Nullable Bodies body,
        List<Source> sources,
        List<Correction> corrections,
        List<Alternate> alternates) {

    /**
     * The body in the forms asked for; the others are left out.
     *
     * @param mdast the tree, in the form of mdast
     * @param html safe to insert as it is
     * @param markdown as its author wrote it
     * @param text without any markup
     */
    @Schema(name = "Bodies")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Bodies(
            @Schema(type = "object", description = "mdast: https://github.com/syntax-tree/mdast")
                    Node.@Nullable Root mdast,
            @Nullable String html,
            @Nullable String markdown,
            @Nullable String text) {

        /** The pattern of {@code body=}. */
        public static final String PATTERN =
                "none|(mdast|html|markdown|text)(,(mdast|html|markdown|text))*";

        public static final String RULE =
                "one or more of mdast, html, markdown, text, separated by commas, or none";
        public static final String DESCRIPTION =
                "Forms of the body, several separated by commas, or none; mdast if left out";
    }

    /** Where a statement comes from. */
    public record Source(String title, String url) {}

    /** What was corrected, and when. */
    public record Correction(Instant at, String text) {}

    /**
     * The article in another language.
     *
     * @param href where its JSON is, relative to this service
     */
    public record Alternate(String locale, String slug, String href) {
        static Alternate of(LiveEdition edition) {
            return new Alternate(
                    edition.locale(),
                    edition.slug(),
                    ArticlePath.of(edition.slug(), edition.locale()));
        }
    }
}
