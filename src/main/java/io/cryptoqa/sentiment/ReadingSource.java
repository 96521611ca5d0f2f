package io.cryptoqa.sentiment;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who a reading comes from; where several have one for the same day, the first here is shown. */
enum ReadingSource {
    /** Entered by this site's editors, once a day. */
    EDITORIAL(Duration.ofDays(1)),
    /** Ships with the service, so that there is something to see; nothing follows it. */
    SAMPLE(null);

    private final @Nullable Duration interval;

    ReadingSource(@Nullable Duration interval) {
        this.interval = interval;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(ReadingSource::id).toList();
    }

    static ReadingSource ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How long after the start of a reading's day the next is expected; null if none is. */
    @Nullable Duration interval() {
        return interval;
    }
}
