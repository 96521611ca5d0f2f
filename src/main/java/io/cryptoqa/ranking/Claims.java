package io.cryptoqa.ranking;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which coin has which id at a source; each belongs to one coin. */
class Claims {

    private record TheirId(QuoteSource source, String id) {}

    private final Map<TheirId, String> coins = new HashMap<>();

    /** Gives an id to a coin, unless another has it: then that one is answered. */
    Optional<String> claim(QuoteSource source, String theirId, String coin) {
        var owner = coins.putIfAbsent(new TheirId(source, theirId), coin);
        return Optional.ofNullable(owner).filter(other -> !other.equals(coin));
    }
}
