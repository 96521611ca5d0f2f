package io.cryptoqa.delivery;

import java.util.concurrent.TimeUnit;

/** How long others may keep an answer: the values of {@code Cache-Control}. */
final class Lifetime {

    private final long maxAge;
    private final long whileRevalidate;
    private final String whole;
    private final String ifError;

    Lifetime(DeliverySettings settings) {
        maxAge = settings.maxAge().toSeconds();
        whileRevalidate = settings.staleWhileRevalidate().toSeconds();
        ifError = ", stale-if-error=" + settings.staleIfError().toSeconds();
        whole =
                "public, max-age=%d, stale-while-revalidate=%d".formatted(maxAge, whileRevalidate)
                        + ifError;
    }

    /**
     * Of an answer. It ends when the answer changes by itself, and nobody may show it any longer
     * while asking for the next if it does so meanwhile.
     */
    String of(Representation answer, long now) {
        if (answer.status() != 200) {
            return answer.status() >= 500 ? "no-store" : ofProblem();
        }
        if (answer.changesAt() == Representation.NEVER) {
            return whole;
        }
        var left = TimeUnit.MILLISECONDS.toSeconds(Math.max(0, answer.changesAt() - now));
        if (left >= maxAge + whileRevalidate) {
            return whole;
        }
        return "public, max-age=" + Math.min(left, maxAge) + ifError;
    }

    /** Of one past its end. */
    String ofStale() {
        return "public, max-age=0" + ifError;
    }

    /** Of a problem, or a way to another address: soon it may be different. */
    String ofProblem() {
        return "public, max-age=5";
    }
}
