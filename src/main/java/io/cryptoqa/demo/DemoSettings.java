package io.cryptoqa.demo;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the generated articles.
 *
 * @param articles how many there are to be, 0 to 10,000,000; 0 leaves the database alone
 * @param seed what they are made from; another one makes others
 */
@Validated
@ConfigurationProperties("cryptoqa.demo")
record DemoSettings(
        @DefaultValue("0") @Min(0) @Max(DemoSettings.MOST) int articles,
        @DefaultValue("1") long seed) {

    static final int MOST = 10_000_000;
}
