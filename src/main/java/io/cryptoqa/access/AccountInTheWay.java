package io.cryptoqa.access;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;

/** An account is in a state that a change does not start from: 409 {@code wrong-state}. */
class AccountInTheWay extends Problem {
    AccountInTheWay(String detail) {
        super(ProblemType.WRONG_STATE, detail);
    }
}
