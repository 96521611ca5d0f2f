package io.cryptoqa.demo;

import java.util.Random;
import java.util.UUID;

/**
 * Random numbers that depend on a seed and on what they are for. {@link Random}, because its
 * sequence is specified and the same on every Java; its seeds are spread by the finaliser of
 * SplitMix64 (Steele, Lea, Flood 2014), since those of neighbours begin alike.
 */
final class Seeds {

    private Seeds() {}

    /** What draws of one kind share. */
    enum Purpose {
        PLAN(1),
        DATES(2),
        TITLE(3),
        WORDS(4),
        TOPIC(5);

        private final long salt;

        Purpose(long salt) {
            this.salt = salt;
        }
    }

    static Random random(long seed, Purpose purpose, int number) {
        return new Random(mix(seed, purpose, number));
    }

    static long mix(long seed, Purpose purpose, int number) {
        return mix(mix(mix(seed) + purpose.salt) + number);
    }

    /** A UUID of version 7 (RFC 9562 §5.7): the milliseconds of an instant, the rest random. */
    static UUID id(long milliseconds, Random random) {
        return new UUID(
                milliseconds << 16 | 0x7000 | random.nextInt(0x1000),
                Long.MIN_VALUE | random.nextLong() >>> 2);
    }

    private static long mix(long value) {
        var mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
