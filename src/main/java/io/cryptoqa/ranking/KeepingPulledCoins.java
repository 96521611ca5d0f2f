package io.cryptoqa.ranking;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what was pulled, in one transaction. Of a coin that the source is known to know only its
 * quote is written: names and states are the editors'. Any other coin is made, but of two services
 * by one only: nobody could tell that their coins are the same.
 */
@Component
class KeepingPulledCoins {

    private final CoinStore store;
    private final RankingSettings settings;

    KeepingPulledCoins(CoinStore store, RankingSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    /** Keeps the quotes of a source. */
    @Transactional
    public void keep(QuoteSource source, List<PulledCoin> coins, Instant fetchedAt) {
        var known = store.known(source);
        var ids = store.ids();
        for (var coin : coins) {
            var id = known.get(coin.theirId());
            if (id == null && !isMaking(source)) {
                continue;
            }
            if (id == null) {
                id = make(source, coin, fetchedAt, ids);
            }
            store.write(id, coin.quote(source, fetchedAt));
        }
    }

    private boolean isMaking(QuoteSource source) {
        return source == QuoteSource.COINGECKO || settings.coingecko() == null;
    }

    private String make(QuoteSource source, PulledCoin coin, Instant now, Set<String> taken) {
        var id =
                coin.ids(source)
                        .filter(candidate -> taken.add(candidate))
                        .filter(candidate -> store.insert(made(candidate, coin), now))
                        .findFirst()
                        .orElseThrow();
        if (!store.writeId(id, source, coin.theirId())) {
            throw new IllegalStateException(
                    "an editor has just given %s's '%s' to a coin; the next pull knows"
                            .formatted(source.id(), coin.theirId()));
        }
        return id;
    }

    /** Not listed here, as far as anyone has said. */
    private static CoinInput made(String id, PulledCoin coin) {
        return new CoinInput(
                id,
                coin.symbol(),
                coin.name(),
                coin.icon(),
                CoinState.TRADING,
                null,
                null,
                null,
                new TheirIds(null, null));
    }
}
