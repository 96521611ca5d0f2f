package io.cryptoqa.ranking;

import io.cryptoqa.pull.BadAnswer;
import io.cryptoqa.pull.Fetching;
import io.cryptoqa.pull.PullSettings;
import io.cryptoqa.pull.Pulls;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Pulls quotes from the services that are configured. They are asked outside any transaction; what
 * they answer is kept whole or not at all.
 */
@Component
class PullingCoins {

    private final Fetching fetching;
    private final KeepingPulledCoins keeping;
    private final Clock clock;

    PullingCoins(
            RankingSettings settings,
            Pulls pulls,
            Fetching fetching,
            KeepingPulledCoins keeping,
            Clock clock) {
        this.fetching = fetching;
        this.keeping = keeping;
        this.clock = clock;
        announce(settings, QuoteSource.COINGECKO, "coingecko", pulls);
        // another value of the same publisher is pulled as "coinmarketcap"
        announce(settings, QuoteSource.COINMARKETCAP, "coinmarketcap-listings", pulls);
    }

    private void announce(RankingSettings settings, QuoteSource source, String id, Pulls pulls) {
        var service = settings.of(source);
        var interval = settings.interval(source);
        if (service.isPresent() && interval.isPresent()) {
            pulls.announce(id, interval.get(), () -> pull(source, service.get()));
        }
    }

    /**
     * Pulls from one service now.
     *
     * @throws BadAnswer and keeps nothing, if anything of the answer is not as documented
     */
    void pull(QuoteSource source, PullSettings service) {
        switch (source) {
            case COINGECKO -> {
                var answer =
                        fetching.json(
                                service.at(CoinGecko.PATH),
                                service.keyHeader(CoinGecko.KEY_HEADER),
                                service.timeout());
                var now = clock.instant();
                keeping.keep(source, CoinGecko.read(answer, now), now);
            }
            case COINMARKETCAP -> {
                var answer =
                        fetching.json(
                                service.at(CoinMarketCap.PATH),
                                service.keyHeader(CoinMarketCap.KEY_HEADER),
                                service.timeout());
                var now = clock.instant();
                keeping.keep(source, CoinMarketCap.read(answer, now), now);
            }
            case EDITORIAL, SAMPLE -> throw new IllegalArgumentException(source + " is not pulled");
        }
    }
}
