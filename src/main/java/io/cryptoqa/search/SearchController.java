package io.cryptoqa.search;

import io.cryptoqa.web.BadCursor;
import io.cryptoqa.web.BadParameter;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.RequestedLocale;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/search} and {@code GET /v1/suggest}. */
@RestController
@Tag(name = "Search")
class SearchController {

    private final SearchingArticles searching;
    private final Suggesting suggesting;

    SearchController(SearchingArticles searching, Suggesting suggesting) {
        this.searching = searching;
        this.suggesting = suggesting;
    }

    @GetMapping(path = "/v1/search", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "searchArticles",
            summary = "Articles that have the words, best first, with where they are and facets",
            description =
                    """
                    Words are found in title, summary, headings and body, in that weight, whatever \
                    their ending, case and accents, and with a letter or two wrong; of many words \
                    not all have to be there. What is equally good comes newest first. `total` and \
                    `facets` count everything that matches; a walk by cursor ends after 500 \
                    articles and is not moved by what is published meanwhile.
                    """)
    @Problems({ProblemType.BAD_CURSOR, ProblemType.TOPIC_NOT_FOUND})
    FoundArticles search(
            @ParameterObject @Valid SearchParameters parameters, RequestedLocale locale) {
        var from = parameters.from();
        var to = parameters.to();
        if (from != null && to != null && from.isAfter(to)) {
            throw new BadParameter("from", from.toString(), "a day not after 'to', which is " + to);
        }
        return searching.find(
                new SearchQuery(
                        Words.writable(parameters.q()), locale.tag(), parameters.topic(), from, to),
                parameters.limitOrDefault(),
                parameters.cursor());
    }

    @GetMapping(path = "/v1/suggest", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "suggestTitles",
            summary = "Titles and topics that begin with what was typed so far",
            description =
                    """
                    Topics first, then titles that have all the words, the last of which may be \
                    unfinished; from three characters on, one letter may be wrong. There is one \
                    page: `page.next` is always null.
                    """)
    @Problems(ProblemType.BAD_CURSOR)
    Suggestions suggest(
            @ParameterObject @Valid SuggestParameters parameters, RequestedLocale locale) {
        if (parameters.cursor() != null) {
            throw new BadCursor(
                    "cursor", "There is one page of suggestions; leave the cursor out.");
        }
        return suggesting.complete(
                Words.writable(parameters.q()), locale.tag(), parameters.limitOrDefault());
    }
}
