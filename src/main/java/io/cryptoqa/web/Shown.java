package io.cryptoqa.web;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects what an answer shows while it is computed, and the next moment at which it changes by
 * itself, so that it can be kept for as long as it is true. Whoever reads something for readers
 * says so here; where nobody collects, that does nothing. An answer of which nobody said anything
 * is not kept at all.
 *
 * <p>What is collected belongs to the thread that computes the answer, and to the call that does.
 */
public final class Shown {

    private static final ScopedValue<Shown> CURRENT = ScopedValue.newInstance();

    private final Set<CacheGroup> groups = new LinkedHashSet<>();
    private @Nullable Instant changesAt;
    private @Nullable Instant modifiedAt;
    private boolean isKnown;
    private boolean isPassing;
    private boolean isUndated;

    /** Computes something and collects what it shows. */
    public static <X extends Throwable> Shown during(Computation<X> computation) throws X {
        var shown = new Shown();
        ScopedValue.where(CURRENT, shown)
                .call(
                        (ScopedValue.CallableOp<Shown, X>)
                                () -> {
                                    computation.run();
                                    return shown;
                                });
        return shown;
    }

    /** Something that may fail. */
    @FunctionalInterface
    public interface Computation<X extends Throwable> {
        void run() throws X;
    }

    /** The answer shows these. None at all: it is the same until the service is started anew. */
    public static void of(CacheGroup... groups) {
        if (CURRENT.isBound()) {
            var shown = CURRENT.get();
            shown.isKnown = true;
            shown.groups.addAll(Set.of(groups));
        }
    }

    /**
     * The answer shows this, which changes by itself at a moment to be found out: it is asked for
     * once for each answer, however often that shows the group.
     */
    public static void of(CacheGroup group, Supplier<@Nullable Instant> changesAt) {
        if (CURRENT.isBound() && !CURRENT.get().groups.contains(group)) {
            of(group);
            until(changesAt.get());
        }
    }

    /** The answer changes by itself at this moment, if it has not changed before; null: never. */
    public static void until(@Nullable Instant moment) {
        if (CURRENT.isBound() && moment != null) {
            var shown = CURRENT.get();
            var known = shown.changesAt;
            shown.changesAt = known == null || moment.isBefore(known) ? moment : known;
        }
    }

    /** Something in the answer became as it is at this moment; null says nothing. */
    public static void since(@Nullable Instant moment) {
        if (CURRENT.isBound() && moment != null) {
            var shown = CURRENT.get();
            var known = shown.modifiedAt;
            shown.modifiedAt = known == null || moment.isAfter(known) ? moment : known;
        }
    }

    /**
     * Nobody can say since when the answer is as it is: the newest date of a list moves back when
     * something is withdrawn.
     */
    public static void undated() {
        if (CURRENT.isBound()) {
            CURRENT.get().isUndated = true;
        }
    }

    /** The answer is not as it should be, and must not be kept. */
    public static void passing() {
        if (CURRENT.isBound()) {
            CURRENT.get().isPassing = true;
        }
    }

    /** Whether the answer may be kept. */
    public boolean isKeepable() {
        return isKnown && !isPassing;
    }

    /** All that the answer shows. */
    public Set<CacheGroup> groups() {
        return Set.copyOf(groups);
    }

    /** When the answer changes by itself; null if it does not. */
    public @Nullable Instant changesAt() {
        return changesAt;
    }

    /** Since when all of the answer has been as it is; null where that is not known. */
    public @Nullable Instant modifiedAt() {
        return isUndated ? null : modifiedAt;
    }
}
