package io.cryptoqa.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptoqa.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What is kept when there is more than fits. */
class RepresentationsTests {

    private static final int POPULAR = 100;
    private static final int BYTES = 4_000;
    private static final DataSize SIZE = DataSize.ofMegabytes(4);

    private final Drops drops = new Drops(new TestClock());
    private final Representations kept =
            new Representations(
                    new DeliverySettings(
                            true,
                            SIZE,
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(60)));

    private void ask(String key) {
        if (kept.get(key) == null) {
            kept.put(
                    key,
                    new Representation(
                            200,
                            new byte[BYTES],
                            "text/plain",
                            List.of(),
                            "",
                            -1,
                            0,
                            Representation.NEVER,
                            0,
                            drops.of(Set.of())));
        }
    }

    @Test
    void aMillionPagesAskedForOnceDoNotPushOutThosePeopleRead() {
        for (int time = 0; time < 20; time++) {
            IntStream.range(0, POPULAR).forEach(page -> ask("popular " + page));
        }
        for (int page = 0; page < 1_000_000; page++) {
            ask("scanned " + page);
        }
        kept.settle();

        assertThat(IntStream.range(0, POPULAR).filter(page -> kept.get("popular " + page) != null))
                .as("popular pages still there")
                .hasSize(POPULAR);
        assertThat(kept.bytes()).isLessThanOrEqualTo(SIZE.toBytes());
    }

    @Test
    void popularPagesGiveWayToMorePopularOnes() {
        for (int time = 0; time < 3; time++) {
            IntStream.range(0, POPULAR).forEach(page -> ask("popular " + page));
        }
        for (int page = 0; page < 10_000; page++) {
            for (int time = 0; time < 6; time++) {
                ask("new " + page);
            }
        }
        kept.settle();

        assertThat(kept.bytes()).isLessThanOrEqualTo(SIZE.toBytes());
        assertThat(IntStream.range(0, 10_000).filter(page -> kept.get("new " + page) != null))
                .hasSizeGreaterThan(POPULAR);
    }
}
