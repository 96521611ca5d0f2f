package io.cryptoqa.search;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How the search index is, seen from one node.
 *
 * @param generation the one that answers; null while there is none
 * @param applied the number of the newest change that it has; null where this node does not feed it
 * @param last the number of the newest change there is
 * @param rebuilding how many editions the next generation has so far; null if none is being built
 */
record IndexState(
        State state,
        @Nullable Long generation,
        @Nullable Long applied,
        long last,
        @Nullable Integer rebuilding) {

    /** Whether it answers, and what is done with it. */
    enum State {
        /** Nobody has looked yet. */
        STARTING,
        /** It answers, and is compared with the database. */
        CHECKING,
        /** It answers. */
        READY,
        /** It is built from the database; searches have to wait. */
        BUILDING,
        /** Another node feeds the index, and its index is on its own disk. */
        ELSEWHERE,
        /** It cannot be reached or opened; this goes on being tried. */
        FAILED;

        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
