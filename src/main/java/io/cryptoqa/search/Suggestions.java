package io.cryptoqa.search;

import com.fasterxml.jackson.annotation.JsonValue;
import io.cryptoqa.web.Paged;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

/** What somebody who is typing may mean, best first, topics before titles. */
record Suggestions(List<Suggestion> items, Slice.Page page) implements Paged {

    /**
     * A title or a topic.
     *
     * @param text the title, or the name of the topic
     * @param href where it can be read: the article, or the topic
     */
    @Schema(name = "Suggestion")
    record Suggestion(Type type, String text, String slug, String href) {}

    /** What a suggestion is. */
    enum Type {
        ARTICLE,
        TOPIC;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
