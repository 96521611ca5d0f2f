package io.cryptoqa.sentiment;

import static io.cryptoqa.sentiment.Band.EXTREME_FEAR;
import static io.cryptoqa.sentiment.Band.EXTREME_GREED;
import static io.cryptoqa.sentiment.Band.FEAR;
import static io.cryptoqa.sentiment.Band.GREED;
import static io.cryptoqa.sentiment.Band.NEUTRAL;

import java.util.List;

/**
 * A publisher's bands. The value of a reading is the same on every scale; what it is called is not:
 * 42 is neutral on equal fifths and fear at alternative.me.
 *
 * @param bands from the lowest up, from 0 to 100 without a gap
 */
public record Scale(String id, List<Range> bands) {

    /** The pattern of all ids. */
    static final String IDS = "equal-fifths|alternative-me";

    /** As CoinMarketCap's dial. */
    public static final Scale EQUAL_FIFTHS =
            new Scale(
                    "equal-fifths",
                    List.of(
                            new Range(EXTREME_FEAR, 0, 19),
                            new Range(FEAR, 20, 39),
                            new Range(NEUTRAL, 40, 59),
                            new Range(GREED, 60, 79),
                            new Range(EXTREME_GREED, 80, 100)));

    /** As counted over alternative.me's whole history; published tables differ from it. */
    static final Scale ALTERNATIVE_ME =
            new Scale(
                    "alternative-me",
                    List.of(
                            new Range(EXTREME_FEAR, 0, 25),
                            new Range(FEAR, 26, 46),
                            new Range(NEUTRAL, 47, 54),
                            new Range(GREED, 55, 75),
                            new Range(EXTREME_GREED, 76, 100)));

    /** Every scale, the default first. */
    public static final List<Scale> ALL = List.of(EQUAL_FIFTHS, ALTERNATIVE_ME);

    /** The scale of an id that matches {@link #IDS}. */
    static Scale ofId(String id) {
        return id.equals(ALTERNATIVE_ME.id) ? ALTERNATIVE_ME : EQUAL_FIFTHS;
    }

    /** What a value from 0 to 100 is called. */
    Band bandOf(int value) {
        return bands.stream()
                .filter(range -> range.from <= value && value <= range.to)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not 0 to 100: " + value))
                .band;
    }

    /** The values of a band, both ends included. */
    public record Range(Band band, int from, int to) {}
}
