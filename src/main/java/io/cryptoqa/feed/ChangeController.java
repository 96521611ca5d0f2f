package io.cryptoqa.feed;

import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/changes}. */
@RestController
@Tag(name = "Articles")
class ChangeController {

    private static final String DESCRIPTION =
            """
            For copies that are kept up to date. Begin without `since` and with an empty copy. Of \
            each item, in order, keep `article` under its `id` and `locale`; where it is null, drop \
            what is kept there. While `page.next` is a cursor, go on with it as `cursor`. Then keep \
            `since`, and ask with it next time; it is the same as long as nothing new has come. \
            Such a copy is what /v1/articles lists, in every locale.

            `article` is as it is now, and not as it was at `at`, so an edition that changed twice \
            may come twice as it is now, and null although its `kind` is `published`. Go by \
            `article`; `kind` says what happened. Nothing is skipped, whatever is published \
            meanwhile, and nothing that is only scheduled is listed.

            What begins or ends by a schedule is public on time; here it is listed about a second \
            later, when a background job has noticed it, and on a service without background jobs \
            when the article is next edited. Another name of a topic is no change: copies that \
            show names take them from /v1/topics.

            A database that was put back to an earlier state, or other configured locales, make a \
            cursor `bad-cursor`: begin again.
            """;

    private final FollowingChanges following;

    ChangeController(FollowingChanges following) {
        this.following = following;
    }

    @GetMapping(path = "/v1/changes", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listChanges",
            summary = "What became of articles, in all locales, oldest first: for mirrors",
            description = DESCRIPTION)
    @Problems(ProblemType.BAD_CURSOR)
    ChangeSlice changes(@ParameterObject @Valid ChangeParameters parameters) {
        return following.page(parameters);
    }
}
