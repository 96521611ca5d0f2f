package io.cryptoqa.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells {@link CannotFill} in words instead of a stack trace. Spring Boot makes it by name. */
class CannotFillAnalyzer extends AbstractFailureAnalyzer<CannotFill> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, CannotFill cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, failure);
    }
}
