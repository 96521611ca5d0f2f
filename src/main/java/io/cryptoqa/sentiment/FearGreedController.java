package io.cryptoqa.sentiment;

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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The fear-and-greed index: {@code /v1/widgets/fear-greed}. */
@RestController
@RequestMapping(path = "/v1/widgets/fear-greed", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Widgets")
class FearGreedController {

    private final FearGreed index;

    FearGreedController(FearGreed index) {
        this.index = index;
    }

    @GetMapping
    @Operation(
            operationId = "getFearGreed",
            summary = "The newest fear-and-greed reading, with its source and how fresh it is")
    FearGreedView current(
            @ParameterObject @Valid ReadingParameters parameters, RequestedLocale locale) {
        return index.current(parameters.scaleOrDefault(), locale.tag());
    }

    @GetMapping("/history")
    @Operation(
            operationId = "listFearGreedHistory",
            summary = "One item for each UTC day, oldest first; a missing day says so")
    @Problems(ProblemType.BAD_CURSOR)
    Slice<DayView> history(
            @ParameterObject @Valid HistoryParameters parameters, RequestedLocale locale) {
        return index.history(parameters, locale.tag());
    }
}
