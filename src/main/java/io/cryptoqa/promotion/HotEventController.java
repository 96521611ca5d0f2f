package io.cryptoqa.promotion;

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
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /v1/widgets/hot-events}. */
@RestController
@Tag(name = "Widgets")
class HotEventController {

    private final HotEvents events;

    HotEventController(HotEvents events) {
        this.events = events;
    }

    @GetMapping(path = "/v1/widgets/hot-events", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listHotEvents",
            summary = "Promotions live now, the greatest priority first, then the newest",
            description =
                    "Between `startsAt` and `endsAt` by the clock, with a title in the "
                            + "locale.")
    @Problems(ProblemType.BAD_CURSOR)
    Slice<HotEvent> list(@ParameterObject @Valid PageParameters page, RequestedLocale locale) {
        return events.page(locale.tag(), page);
    }
}
