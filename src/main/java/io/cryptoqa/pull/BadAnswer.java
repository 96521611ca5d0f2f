package io.cryptoqa.pull;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A service did not answer, or not as it documents; nothing of the answer was kept. */
public class BadAnswer extends RuntimeException {

    private final boolean isWorthRetrying;
    private final @Nullable Duration retryAfter;

    /**
     * The answer breaks a rule.
     *
     * @param message in one line for operators to read, without secrets: {@code row 3: value is
     *     142}
     */
    public BadAnswer(String message) {
        this(message, false, null);
    }

    private BadAnswer(String message, boolean isWorthRetrying, @Nullable Duration retryAfter) {
        super(message);
        this.isWorthRetrying = isWorthRetrying;
        this.retryAfter = retryAfter;
    }

    /** What may have passed in a second. */
    static BadAnswer passing(String message) {
        return new BadAnswer(message, true, null);
    }

    /** The service asks to be left alone for some time. */
    static BadAnswer busy(String message, @Nullable Duration retryAfter) {
        return new BadAnswer(message, false, retryAfter);
    }

    boolean isWorthRetrying() {
        return isWorthRetrying;
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
