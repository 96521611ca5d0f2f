package io.cryptoqa.access;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;

class TokenNotFound extends Problem {
    TokenNotFound(String id) {
        super(ProblemType.NOT_FOUND, "No token has the id '%s'.".formatted(Shortened.of(id)));
    }
}
