package io.cryptoqa.search;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the search index is.
 *
 * @param directory of Lucene's index on the local disk
 * @param uris of an OpenSearch or Elasticsearch cluster, instead of it
 * @param version what runs there: {@code opensearch:3.8}, {@code elasticsearch:9.2}
 * @param prefix what the names of its indexes there begin with
 * @param interval how often the database is asked for changes
 * @param feed whether this node may feed the index; {@code false} leaves it to others
 */
@Validated
@ConfigurationProperties("cryptoqa.search")
record SearchSettings(
        @DefaultValue("./data/search") @NotNull Path directory,
        @DefaultValue List<URI> uris,
        @DefaultValue("opensearch:3.8") @NotNull String version,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("cryptoqa") @Pattern(regexp = "[a-z0-9-]{1,50}") String prefix,
        @DefaultValue("200ms") @DurationMin(millis = 10) Duration interval,
        @DefaultValue("true") boolean feed) {

    boolean isLucene() {
        return uris.isEmpty();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return isLucene() ? "Lucene in " + directory : version + " at " + uris;
    }
}
