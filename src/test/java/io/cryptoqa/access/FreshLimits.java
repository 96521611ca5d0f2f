package io.cryptoqa.access;

import org.springframework.boot.test.context.TestComponent;

/** Forgets who tried to sign in, so that one test does not use up the tries of the next. */
@TestComponent
public class FreshLimits {

    private final SignInLimits limits;

    FreshLimits(SignInLimits limits) {
        this.limits = limits;
    }

    /** As after a restart. */
    public void forget() {
        limits.forget();
    }
}
