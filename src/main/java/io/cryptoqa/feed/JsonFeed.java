package io.cryptoqa.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.cryptoqa.article.Author;
import io.cryptoqa.topic.TopicRef;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON Feed 1.1; what has no value is left out, as it asks. */
@Schema(name = "JsonFeed", description = "JSON Feed 1.1: https://www.jsonfeed.org/version/1.1/")
record JsonFeed(
        String version,
        String title,
        @JsonProperty("home_page_url") String homePageUrl,
        @JsonProperty("feed_url") String feedUrl,
        String description,
        String language,
        List<Item> items) {

    static final String TYPE = "application/feed+json";

    static JsonFeed of(ArticleFeed feed) {
        return new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                feed.title(),
                feed.page(),
                feed.self(),
                feed.description(),
                feed.locale(),
                feed.entries().stream().map(Item::of).toList());
    }

    @Schema(name = "JsonFeedItem")
    record Item(
            String id,
            String url,
            String title,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String summary,
            @JsonProperty("content_html") String contentHtml,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String image,
            @JsonProperty("date_published") Instant datePublished,
            @JsonProperty("date_modified") Instant dateModified,
            List<Person> authors,
            List<String> tags,
            String language) {

        static Item of(ArticleFeed.Entry entry) {
            return new Item(
                    entry.id(),
                    entry.page(),
                    entry.title(),
                    entry.summary(),
                    entry.html(),
                    entry.image(),
                    entry.publishedAt(),
                    entry.updatedAt(),
                    List.of(Person.of(entry.author())),
                    entry.topics().stream().map(TopicRef::name).toList(),
                    entry.locale());
        }
    }

    @Schema(name = "JsonFeedAuthor")
    record Person(String name, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String url) {
        static Person of(Author author) {
            return new Person(author.name(), author.url());
        }
    }
}
