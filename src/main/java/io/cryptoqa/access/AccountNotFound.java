package io.cryptoqa.access;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;

class AccountNotFound extends Problem {
    AccountNotFound(String name) {
        super(ProblemType.NOT_FOUND, "No account is called '%s'.".formatted(Shortened.of(name)));
    }
}
