package io.cryptoqa.change;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of one edition.
 *
 * @param number from 1, gapless in the order of commits
 * @param at the instant from which it holds; not always in the order of the numbers
 */
public record Change(long number, UUID articleId, String locale, Kind kind, Instant at) {

    /** What became of an edition, for its readers. */
    public enum Kind {
        /** It can be read, and could not before. */
        PUBLISHED,
        /** It reads differently: another text, another date, other topics. */
        UPDATED,
        /** It can be read no more. */
        WITHDRAWN,
        /** It can be read no more, and is said to be gone. */
        ARCHIVED,
        /** Nothing yet: what will be public, or until when, is another than before. */
        SCHEDULED
    }
}
