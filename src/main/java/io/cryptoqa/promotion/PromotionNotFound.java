package io.cryptoqa.promotion;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;

/** No promotion has the code asked for. */
class PromotionNotFound extends Problem {
    PromotionNotFound(String code) {
        super(
                ProblemType.NOT_FOUND,
                "No promotion has the code '%s'.".formatted(Shortened.of(code)));
    }
}
