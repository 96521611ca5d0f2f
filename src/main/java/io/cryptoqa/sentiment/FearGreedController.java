package io.cryptoqa.sentiment;

import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.RequestedLocale;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The fear-and-greed index: {@code /v1/widgets/fear-greed}. */
@RestController
@Tag(name = "Widgets")
class FearGreedController {

    private static final String PATH = "/v1/widgets/fear-greed";

    /** An image asks for nothing, wherever it is opened. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final FearGreed index;
    private final Gauge gauge;

    FearGreedController(FearGreed index, Gauge gauge) {
        this.index = index;
        this.gauge = gauge;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getFearGreed",
            summary = "The newest fear-and-greed reading, with its source and how fresh it is",
            description =
                    "Never a made-up number: without a reading `value` is null and "
                            + "`freshness` is `unavailable`; an overdue one is `stale`. `scale` "
                            + "changes what the value is called, not the value.")
    FearGreedView current(
            @ParameterObject @Valid ReadingParameters parameters, RequestedLocale locale) {
        return index.current(parameters.scaleOrDefault(), locale.tag());
    }

    @GetMapping(path = PATH + ".svg", produces = Gauge.SVG)
    @Operation(
            operationId = "getFearGreedGauge",
            summary = "The newest reading as an accessible picture; an unknown one has no needle",
            description =
                    "SVG with a title and a description, readable without colour. For an "
                            + "`img` element.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = Gauge.SVG,
                                            schema = @Schema(type = "string"))))
    ResponseEntity<String> gauge(
            @ParameterObject @Valid GaugeParameters parameters, RequestedLocale locale) {
        var scale = new ReadingParameters(parameters.scale()).scaleOrDefault();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Gauge.SVG + ";charset=UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .body(
                        gauge.draw(
                                index.current(scale, locale.tag()),
                                parameters.themeOrDefault(),
                                locale.tag()));
    }

    @GetMapping(path = PATH + "/history", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listFearGreedHistory",
            summary = "One item for each UTC day, oldest first; a missing day says so",
            description =
                    "Both days included, at most 3,660; the last 30 if neither is given. A "
                            + "day without a reading has `value: null` and `reason: no-reading`.")
    @Problems(ProblemType.BAD_CURSOR)
    Slice<DayView> history(
            @ParameterObject @Valid HistoryParameters parameters, RequestedLocale locale) {
        return index.history(parameters, locale.tag());
    }
}
