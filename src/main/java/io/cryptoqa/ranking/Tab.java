package io.cryptoqa.ranking;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One of the two lists of coins; in both the greatest key comes first, and ties go by id. */
enum Tab {
    /** By the market value shown; coins that show none are not in it. */
    TOP {
        @Override
        @Nullable BigDecimal keyOfListed(CoinNow coin, Instant now) {
            return coin.marketValue();
        }
    },
    /** By the instant of listing, which is to come for announced coins only. */
    NEW_SPOT {
        @Override
        @Nullable BigDecimal keyOfListed(CoinNow coin, Instant now) {
            var listedAt = coin.coin().listedAt();
            if (listedAt == null
                    || (listedAt.isAfter(now) && coin.state() != CoinState.ANNOUNCED)) {
                return null;
            }
            return BigDecimal.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, listedAt));
        }
    };

    /** All ids, as a regular expression. */
    static final String IDS = "top|new-spot";

    static Tab ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a coin is sorted by; null if it is not in this tab. */
    @Nullable BigDecimal key(CoinNow coin, Instant now) {
        return coin.state() == CoinState.DELISTED ? null : keyOfListed(coin, now);
    }

    abstract @Nullable BigDecimal keyOfListed(CoinNow coin, Instant now);
}
