package io.cryptoqa.access;

import org.jspecify.annotations.Nullable;

/** The service cannot make its first account as it is configured; the message says what to do. */
class CannotBegin extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotBegin(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
