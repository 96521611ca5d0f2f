package io.cryptoqa.page;

import io.cryptoqa.article.ArticleView.Bodies;
import io.cryptoqa.web.BadParameter;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much of a page a request asks for. */
record QaPageParameters(
        @Parameter(
                        description = Bodies.DESCRIPTION,
                        schema = @Schema(type = "string", defaultValue = "mdast"))
                @Pattern(regexp = Bodies.PATTERN, message = Bodies.RULE)
                @Nullable String body,
        @Parameter(
                        description =
                                "Only these blocks, separated by commas, of article, related,"
                                        + " latest, hotEvents, hotTopics, rankings, fearGreed,"
                                        + " relatedTopics; all if left out")
                @Nullable String blocks) {

    static final List<String> BLOCKS =
            List.of(
                    "article",
                    "related",
                    "latest",
                    "hotEvents",
                    "hotTopics",
                    "rankings",
                    "fearGreed",
                    "relatedTopics");

    /**
     * The names of the blocks wanted.
     *
     * @throws BadParameter for a name that is none
     */
    Set<String> wanted() {
        if (blocks == null) {
            return Set.copyOf(BLOCKS);
        }
        var wanted = new LinkedHashSet<String>();
        for (var name : blocks.split(",", -1)) {
            if (!BLOCKS.contains(name)) {
                throw new BadParameter(
                        "blocks",
                        blocks,
                        "one or more of %s, separated by commas"
                                .formatted(String.join(", ", BLOCKS)));
            }
            wanted.add(name);
        }
        return wanted;
    }
}
