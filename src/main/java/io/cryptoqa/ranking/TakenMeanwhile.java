package io.cryptoqa.ranking;

import io.cryptoqa.input.Invalid;

/** Another coin was given the same id of a source while this one was being written. */
class TakenMeanwhile extends Invalid {

    private static final long serialVersionUID = 1;

    TakenMeanwhile(String coin, QuoteSource source, String theirId) {
        super(
                "#/ids/" + source.id(),
                "taken",
                "Another coin has just become %s '%s', which you give to '%s'."
                        .formatted(source.id(), theirId, coin));
    }
}
