package io.cryptoqa.sentiment;

import io.cryptoqa.pull.PullSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which services readings are pulled from, {@code cryptoqa.fear-greed.*}; none unless it is named.
 *
 * @param alternativeMe speaks the format of {@code https://api.alternative.me}
 * @param coinmarketcap speaks the format of {@code https://pro-api.coinmarketcap.com}
 */
@ConfigurationProperties("cryptoqa.fear-greed")
record FearGreedSettings(
        @Nullable PullSettings alternativeMe, @Nullable PullSettings coinmarketcap) {}
