package io.cryptoqa.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import io.cryptoqa.article.WalkingEditions.Interval;
import io.cryptoqa.feed.Dividing.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How ids are divided into parts. */
class DividingTests {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");

    @Test
    void aNameIsThatOfItsBlockAndNoOther() {
        var random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            var block = Block.ALL;
            var bits = 1 + random.nextInt(128);
            while (block.bits() < bits) {
                block = random.nextBoolean() ? block.left() : block.right();
            }
            assertThat(Block.named(block.name())).contains(block);
            assertThat(block.contains(block.first())).isTrue();
            assertThat(block.contains(block.last())).isTrue();
        }
        assertThat(Block.named("019a4-18")).isPresent();
        assertThat(Block.named("019a7-18")).as("a bit beyond").isEmpty();
        assertThat(Block.ALL.last()).isEqualTo(new UUID(-1, -1));
    }

    @Test
    void partsHoldEverythingOnceAndAreAsLargeAsTheyMayBe() {
        var random = new Random(7);
        for (int most : List.of(1, 2, 3, 10, 100)) {
            var ids = new ArrayList<UUID>();
            for (int i = 0; i < 500; i++) {
                ids.add(
                        random.nextInt(3) == 0
                                ? new UUID(random.nextLong(), random.nextLong())
                                : new UUID(0x019a_0000_0000_7000L, random.nextInt(10_000)));
            }
            var sorted = sorted(ids);
            var parts = divide(sorted, most);
            long all = 0;
            for (var part : parts) {
                var within = sorted.stream().filter(part.block()::contains).count();
                assertThat(part.addresses()).isEqualTo(within).isBetween(1L, (long) most);
                all += within;
                if (part.block().bits() > 0) {
                    assertThat(count(sorted, part.block().bits() - 1, part)).isGreaterThan(most);
                }
            }
            assertThat(all).isEqualTo(sorted.size());
        }
    }

    @Test
    void anArticleMoreOrLessMovesNoOtherPart() {
        var generator = Generators.timeBasedEpochGenerator();
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(generator.generate());
        }
        var before = divide(sorted(ids), 50);
        var gone = ids.remove(3);
        ids.add(generator.generate());
        var after = divide(sorted(ids), 50);
        var kept = new ArrayList<>(before);
        kept.retainAll(after);
        assertThat(kept.size()).isGreaterThanOrEqualTo(before.size() - 3);
        assertThat(kept).noneMatch(part -> part.block().contains(gone));
    }

    private static List<Part> divide(List<UUID> sorted, int most) {
        return Dividing.divide(
                sorted.stream()
                        .map(id -> List.of(new Interval(id, "en", NOW.minusSeconds(1), OPEN)))
                        .iterator(),
                most,
                NOW);
    }

    /** How many ids begin with the first so many bits of a part's. */
    private static long count(List<UUID> ids, int bits, Part part) {
        var prefix = binary(part.block().first()).substring(0, bits);
        return ids.stream().filter(id -> binary(id).startsWith(prefix)).count();
    }

    private static String binary(UUID id) {
        var text = new StringBuilder();
        for (var octet : HexFormat.of().parseHex(id.toString().replace("-", ""))) {
            text.append(Integer.toBinaryString((octet & 0xff) | 0x100).substring(1));
        }
        return text.toString();
    }

    /** As databases sort them: as text. */
    private static List<UUID> sorted(List<UUID> ids) {
        var texts = new TreeSet<String>();
        ids.forEach(id -> texts.add(id.toString()));
        return texts.stream().map(UUID::fromString).toList();
    }
}
