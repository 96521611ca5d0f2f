package io.cryptoqa.ranking;

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

/** Coins in order: {@code /v1/widgets/rankings}. */
@RestController
@Tag(name = "Widgets")
class RankingController {

    private final Rankings rankings;

    RankingController(Rankings rankings) {
        this.rankings = rankings;
    }

    @GetMapping(path = "/v1/widgets/rankings", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listRankings",
            summary = "Coins by market value, or by the instant of listing",
            description =
                    """
                    Decimals are strings. Prices are null before trading opens, the change in its first 24 hours \
                    too. Each coin says whom its figures are from, as of when, and whether they are overdue. \
                    Market values are compared as they are, whatever currency they are in.
                    """)
    @Problems(ProblemType.BAD_CURSOR)
    Slice<Coin> rankings(
            @ParameterObject @Valid RankingParameters parameters, RequestedLocale locale) {
        return rankings.page(parameters.tabOrDefault(), parameters.page());
    }
}
