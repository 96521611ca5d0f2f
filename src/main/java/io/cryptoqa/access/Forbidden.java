package io.cryptoqa.access;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;

/** The caller is known, but may not do this: 403 {@code forbidden}. */
public class Forbidden extends Problem {

    /** With what is missing, in a sentence. */
    public Forbidden(String detail) {
        super(ProblemType.FORBIDDEN, detail);
    }
}
