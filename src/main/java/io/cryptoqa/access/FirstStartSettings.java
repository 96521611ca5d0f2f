package io.cryptoqa.access;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the first start, without effect as soon as there is an account. Their rules are
 * checked where they are used, because a failed binding prints the value.
 *
 * @param dataDir where the secrets are written that were not given
 * @param adminPassword the password of {@code admin}; blank as if it were not given
 * @param adminToken a token of {@code admin}; blank as if it were not given
 */
@ConfigurationProperties("cryptoqa")
record FirstStartSettings(
        @DefaultValue("./data") Path dataDir,
        @Nullable String adminPassword,
        @Nullable String adminToken) {

    Optional<String> givenPassword() {
        return Optional.ofNullable(adminPassword).filter(text -> !text.isBlank());
    }

    Optional<String> givenToken() {
        return Optional.ofNullable(adminToken).filter(text -> !text.isBlank());
    }

    /** Without the secrets, which belong in no log. */
    @Override
    public String toString() {
        return "first start in " + dataDir;
    }
}
