package io.cryptoqa.feed;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * All ids that begin with the same bits. Its name is those bits in hexadecimal digits, filled up by
 * zeros, and their number: {@code 019a4-18}.
 *
 * @param first its least id, whose other bits are 0
 * @param bits how many, 0 to 128
 */
record Block(UUID first, int bits) {

    static final Block ALL = new Block(new UUID(0, 0), 0);

    private static final Pattern NAME = Pattern.compile("([0-9a-f]{1,32})-([1-9][0-9]{0,2})");

    /** The block of this name; empty if there is none. */
    static Optional<Block> named(String name) {
        var parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var digits = parts.group(1);
        var bits = Integer.parseInt(parts.group(2));
        if (bits > 128 || digits.length() != digits(bits)) {
            return Optional.empty();
        }
        var all = digits + "0".repeat(32 - digits.length());
        var block =
                new Block(
                        new UUID(
                                Long.parseUnsignedLong(all.substring(0, 16), 16),
                                Long.parseUnsignedLong(all.substring(16), 16)),
                        bits);
        return block.first.equals(block.masked(block.first))
                ? Optional.of(block)
                : Optional.empty();
    }

    String name() {
        var hex = first.toString().replace("-", "");
        return hex.substring(0, Math.max(1, digits(bits))) + "-" + bits;
    }

    private static int digits(int bits) {
        return (bits + 3) / 4;
    }

    /** Its greatest id. */
    UUID last() {
        return new UUID(
                first.getMostSignificantBits() | ~highMask(),
                first.getLeastSignificantBits() | ~lowMask());
    }

    boolean contains(UUID id) {
        return masked(id).equals(first);
    }

    /** The half whose next bit is 0; there is none of a single id. */
    Block left() {
        return new Block(first, bits + 1);
    }

    /** The half whose next bit is 1. */
    Block right() {
        var high = first.getMostSignificantBits();
        var low = first.getLeastSignificantBits();
        return new Block(
                bits < 64
                        ? new UUID(high | (1L << (63 - bits)), low)
                        : new UUID(high, low | (1L << (127 - bits))),
                bits + 1);
    }

    private UUID masked(UUID id) {
        return new UUID(
                id.getMostSignificantBits() & highMask(), id.getLeastSignificantBits() & lowMask());
    }

    private long highMask() {
        return bits >= 64 ? -1 : mask(bits);
    }

    private long lowMask() {
        return bits <= 64 ? 0 : mask(bits - 64);
    }

    private static long mask(int ones) {
        return ones == 0 ? 0 : -1L << (64 - ones);
    }
}
