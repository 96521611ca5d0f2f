package io.cryptoqa.ranking;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;

/** No coin has the id asked for. */
class CoinNotFound extends Problem {

    private static final long serialVersionUID = 1;

    CoinNotFound(String id) {
        super(
                ProblemType.NOT_FOUND,
                "No coin has the id '%s'; symbols are not ids.".formatted(Shortened.of(id)));
    }
}
