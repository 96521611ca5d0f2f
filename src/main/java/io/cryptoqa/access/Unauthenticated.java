package io.cryptoqa.access;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import java.util.Locale;

/** Nobody that is known sent this: 401 {@code unauthenticated}. */
class Unauthenticated extends Problem {

    /**
     * Why, as the counter {@code cryptoqa.unauthenticated} is tagged, and what the client reads.
     */
    enum Reason {
        MISSING("This needs a bearer token or a session, and neither was sent."),
        UNKNOWN("What Authorization holds is no token of this service."),
        EXPIRED("The token has expired."),
        REVOKED("The token was revoked."),
        CLOSED("The account was closed."),
        BAD_SESSION("The session has ended; sign in again."),
        PASSWORD("No account has this name and this password.");

        private final String detail;

        Reason(String detail) {
            this.detail = detail;
        }

        /** In kebab case. */
        String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;

    Unauthenticated(Reason reason) {
        super(ProblemType.UNAUTHENTICATED, reason.detail);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
