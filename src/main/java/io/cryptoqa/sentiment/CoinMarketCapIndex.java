package io.cryptoqa.sentiment;

import io.cryptoqa.pull.BadAnswer;
import io.cryptoqa.pull.Fetching;
import io.cryptoqa.pull.PullSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The format of CoinMarketCap: {@code GET /v3/fear-and-greed/latest}, made anew every 15 minutes,
 * and {@code /v3/fear-and-greed/historical} with one row for each day, the newest first. The key
 * goes in a header.
 */
class CoinMarketCapIndex {

    /** How often the service makes its value anew. */
    static final Duration INTERVAL = Duration.ofMinutes(15);

    private static final int ROWS = 50;
    private static final int MOST_PAGES = 8;

    private final Fetching fetching;
    private final PullSettings settings;

    CoinMarketCapIndex(Fetching fetching, PullSettings settings) {
        this.fetching = fetching;
        this.settings = settings;
    }

    /**
     * The present value, and those of the days before it back to one that is known, or 400 days.
     *
     * @param known the newest day that is known; on that day itself nothing older is asked for
     * @throws BadAnswer if anything in the answers is wrong
     */
    List<PulledReading> since(LocalDate known, Instant now) {
        var latest = latest();
        var readings = new ArrayList<PulledReading>();
        if (known.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            for (var reading : history(known)) {
                if (!reading.day().equals(latest.day())) {
                    readings.add(reading);
                }
            }
        }
        readings.add(latest);
        return PulledReading.checked(readings, now);
    }

    private PulledReading latest() {
        var data = ask("/v3/fear-and-greed/latest").path("data");
        var at = PulledReading.time(data, "update_time", "data");
        var ours = settings.intervalOr(INTERVAL);
        return PulledReading.at(
                at,
                PulledReading.value(data, "value", "data"),
                at.plus(ours.compareTo(INTERVAL) > 0 ? ours : INTERVAL));
    }

    private List<PulledReading> history(LocalDate known) {
        var readings = new ArrayList<PulledReading>();
        for (int page = 0; page < MOST_PAGES; page++) {
            var rows =
                    ask("/v3/fear-and-greed/historical?start=%d&limit=%d"
                                    .formatted(page * ROWS + 1, ROWS))
                            .path("data");
            if (!rows.isArray()) {
                throw new BadAnswer("no list 'data'");
            }
            for (int i = 0; i < rows.size(); i++) {
                var where = "data[%d]".formatted(i);
                readings.add(
                        PulledReading.at(
                                PulledReading.time(rows.get(i), "timestamp", where),
                                PulledReading.value(rows.get(i), "value", where),
                                null));
            }
            if (rows.size() < ROWS || !readings.getLast().day().isAfter(known)) {
                break;
            }
        }
        return readings;
    }

    private JsonNode ask(String pathAndQuery) {
        var answer =
                fetching.json(
                        settings.at(pathAndQuery),
                        settings.keyHeader("X-CMC_PRO_API_KEY"),
                        settings.timeout());
        var code = answer.at("/status/error_code").asString("0");
        if (!code.equals("0")) {
            throw new BadAnswer(
                    "error_code %s: %s"
                            .formatted(code, answer.at("/status/error_message").asString("")));
        }
        return answer;
    }
}
