package io.cryptoqa.seed;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings read when a database is made.
 *
 * @param seed whether a new database gets the shipped content; false is remembered for good
 */
@ConfigurationProperties("cryptoqa")
record SeedSettings(@DefaultValue("true") boolean seed) {}
