package io.cryptoqa.discovery;

import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.RequestedLocale;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reading topics: {@code /v1/topics}. Their figures count what the locale's lists show. */
@RestController
@RequestMapping(path = "/v1/topics", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Topics")
class TopicController {

    private final TopicLists topics;

    TopicController(TopicLists topics) {
        this.topics = topics;
    }

    @GetMapping
    @Operation(
            operationId = "listTopics",
            summary = "All topics in the editors' order, with their counts",
            description =
                    "`articleCount` is what the list of the topic has in this locale, and "
                            + "`countLabel` says it in words.")
    @Problems(ProblemType.BAD_CURSOR)
    Slice<TopicView> topics(@ParameterObject @Valid PageParameters page, RequestedLocale locale) {
        return topics.all(locale.tag(), page);
    }

    @GetMapping("/hot")
    @Operation(
            operationId = "listHotTopics",
            summary = "Topics that editors marked, then those with articles in the last 30 days",
            description =
                    "Marked ones first, in the editors' order; the others by the number of "
                            + "articles published in the last 30 whole UTC days. `hotBecause` says "
                            + "which.")
    @Problems(ProblemType.BAD_CURSOR)
    Slice<TopicView> hot(@ParameterObject @Valid PageParameters page, RequestedLocale locale) {
        return topics.hot(locale.tag(), page);
    }

    @GetMapping("/{slug}")
    @Operation(
            operationId = "getTopic",
            summary = "One topic",
            description =
                    "Its name and description in the locale, and how many articles the "
                            + "locale's list of it has.")
    @Problems(ProblemType.TOPIC_NOT_FOUND)
    TopicView topic(@PathVariable String slug, RequestedLocale locale) {
        return topics.one(slug, locale.tag());
    }
}
