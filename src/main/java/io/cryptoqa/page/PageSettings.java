package io.cryptoqa.page;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of pages, {@code cryptoqa.page.*}.
 *
 * @param patience how long the database may take for one statement of a block, before the page goes
 *     without; each block that is given up halves it for the rest
 */
@ConfigurationProperties("cryptoqa.page")
record PageSettings(@DefaultValue("300ms") Duration patience) {

    PageSettings {
        if (patience.toMillis() < 1) {
            throw new IllegalArgumentException("no time for a statement: " + patience);
        }
    }
}
