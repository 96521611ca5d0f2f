package io.cryptoqa.search;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;

/** 503 {@code unavailable}: there is no index to ask at the moment. */
class SearchUnavailable extends Problem {

    private static final long serialVersionUID = 1;

    SearchUnavailable(String detail) {
        super(ProblemType.UNAVAILABLE, detail);
    }
}
