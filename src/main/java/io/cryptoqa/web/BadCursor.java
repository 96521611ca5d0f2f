package io.cryptoqa.web;

import java.util.List;

/** A cursor that this service did not give out, or not for what it is used for. */
public class BadCursor extends Problem {

    BadCursor(String parameter) {
        this(
                parameter,
                "The cursor was not given out by this service for this list with these"
                        + " parameters; start again without it.");
    }

    /**
     * One that is genuine, but of no use any more.
     *
     * @param parameter the query parameter it was sent as
     */
    public BadCursor(String parameter, String detail) {
        super(
                ProblemType.BAD_CURSOR,
                detail,
                List.of(
                        Violation.ofParameter(
                                parameter,
                                ProblemType.BAD_CURSOR.code(),
                                "'%s' does not belong to this list.".formatted(parameter))));
    }
}
