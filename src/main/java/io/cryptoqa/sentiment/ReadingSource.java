package io.cryptoqa.sentiment;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who a reading comes from; where several have one for the same day, the first here is shown. */
enum ReadingSource {
    /** Entered by this site's editors, once a day; corrects what is pulled. */
    EDITORIAL(Duration.ofDays(1), Duration.ofDays(1), null),
    /** Once a day; says itself when the next comes. */
    ALTERNATIVE_ME(
            Duration.ofDays(1),
            Duration.ofHours(6),
            "https://alternative.me/crypto/fear-and-greed-index/"),
    /** Every 15 minutes. */
    COINMARKETCAP(
            Duration.ofDays(1),
            Duration.ofHours(1),
            "https://coinmarketcap.com/charts/fear-and-greed-index/"),
    /** Ships with the service, so that there is something to see; nothing follows it. */
    SAMPLE(null, Duration.ofDays(1), null);

    private final @Nullable Duration interval;
    private final Duration grace;
    private final @Nullable String url;

    ReadingSource(@Nullable Duration interval, Duration grace, @Nullable String url) {
        this.interval = interval;
        this.grace = grace;
        this.url = url;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(ReadingSource::id).toList();
    }

    static ReadingSource ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How long after the start of a reading's day the next is expected; null if none is. */
    @Nullable Duration interval() {
        return interval;
    }

    /** How late the next reading may be before the last one counts as stale. */
    Duration grace() {
        return grace;
    }

    /** Where people read it. */
    @Nullable String url() {
        return url;
    }

    /** Whether somebody else publishes it, who is to be named beside the value. */
    boolean isPulled() {
        return url != null;
    }
}
