package io.cryptoqa.sentiment;

import io.cryptoqa.pull.BadAnswer;
import io.cryptoqa.pull.Fetching;
import io.cryptoqa.pull.PullSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The format of alternative.me: {@code GET /fng/?limit=N} with the newest day first, all figures as
 * text.
 */
class AlternativeMe {

    private static final long LONGEST_WAIT = 2 * 24 * 60 * 60;

    private final Fetching fetching;
    private final PullSettings settings;

    AlternativeMe(Fetching fetching, PullSettings settings) {
        this.fetching = fetching;
        this.settings = settings;
    }

    /**
     * The newest days.
     *
     * @throws BadAnswer if anything in the answer is wrong
     */
    List<PulledReading> newest(int days, Instant now) {
        var answer =
                fetching.json(
                        settings.at("/fng/?limit=%d&format=json".formatted(days)),
                        Map.of(),
                        settings.timeout());
        var error = answer.at("/metadata/error");
        if (!error.isNull() && !error.isMissingNode()) {
            throw new BadAnswer("it says: " + error.toString());
        }
        var rows = answer.path("data");
        if (!rows.isArray() || rows.isEmpty()) {
            throw new BadAnswer("no list 'data' with a value");
        }
        var readings = new ArrayList<PulledReading>();
        for (int i = 0; i < rows.size(); i++) {
            readings.add(reading(rows.get(i), "data[%d]".formatted(i), now));
        }
        return PulledReading.checked(readings, now);
    }

    private static PulledReading reading(JsonNode row, String where, Instant now) {
        var wait =
                row.has("time_until_update")
                        ? PulledReading.whole(
                                row, "time_until_update", where, -LONGEST_WAIT, LONGEST_WAIT)
                        : 0;
        return PulledReading.at(
                PulledReading.time(row, "timestamp", where),
                PulledReading.value(row, "value", where),
                wait > 0 ? now.plusSeconds(wait) : null);
    }
}
