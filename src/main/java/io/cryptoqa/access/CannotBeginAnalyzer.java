package io.cryptoqa.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells {@link CannotBegin} in words instead of a stack trace. Spring Boot makes it by name. */
class CannotBeginAnalyzer extends AbstractFailureAnalyzer<CannotBegin> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, CannotBegin cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, failure);
    }
}
