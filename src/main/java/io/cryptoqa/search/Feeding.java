package io.cryptoqa.search;

import io.cryptoqa.article.PublicTexts.EditionId;
import io.cryptoqa.change.Changes;
import io.cryptoqa.search.Index.Purpose;
import io.cryptoqa.search.IndexState.State;
import io.cryptoqa.web.Locales;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Keeps the index as the database is: one thread on one node, which looks for changes several times
 * a second and applies them in order. What it writes is read from the database when it is written,
 * so doing it again does no harm, and nothing depends on what the process knew before it ended.
 *
 * <p>An index that is opened is compared with the database as well, a little at a time, between
 * which changes are applied. One is built in the same way, starting with nothing, beside the one
 * that answers.
 */
@Component
class Feeding implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Feeding.class);

    private static final int AT_ONCE = 100;
    private static final long LEAST_PAUSE = 20;

    /** How many changes are applied again to an index that is opened. */
    private static final long AGAIN = 2_000;

    private static final long PAUSE_AFTER_FAILURE = 2_000;

    /** Of the time that likening takes, how much longer it rests. */
    private static final long LIKENING_REST = 3;

    private final SearchIndex index;
    private final SearchSettings settings;
    private final Indexes indexes;
    private final Generations generations;
    private final Feeder feeder;
    private final Comparing comparing;
    private final Changes changes;
    private final Likening likening;

    private final Set<Language> languages;
    private final String mapping;

    private volatile @Nullable Copy current;
    private volatile @Nullable Copy building;

    /** Whether another node feeds what is open here. */
    private volatile boolean isReadOnly;

    private volatile @Nullable Thread thread;
    private volatile CountDownLatch stopping = new CountDownLatch(1);

    Feeding(
            SearchIndex index,
            SearchSettings settings,
            Generations generations,
            Feeder feeder,
            Comparing comparing,
            Changes changes,
            Likening likening,
            Locales locales) {
        this.index = index;
        this.settings = settings;
        indexes = Indexes.of(settings);
        this.generations = generations;
        this.feeder = feeder;
        this.comparing = comparing;
        this.changes = changes;
        this.likening = likening;
        languages = new LinkedHashSet<>();
        locales.tags().forEach(tag -> languages.add(Language.of(tag)));
        mapping =
                "%s %s %s"
                        .formatted(
                                settings.isLucene() ? "lucene" : "cluster",
                                EditionFields.FORM,
                                languages.stream().map(Language::id).sorted().toList());
    }

    @Override
    public void start() {
        if (settings.feed() || !settings.isLucene()) {
            stopping = new CountDownLatch(1);
            thread = Thread.ofPlatform().name("search-index").daemon().start(this::run);
        }
    }

    private void run() {
        var isFailing = false;
        var likenAt = System.nanoTime();
        var pause = 0L;
        // no interrupts: H2 closes a file in which its thread is interrupted
        while (!isStopped(pause)) {
            try {
                if (settings.feed() ? step() : lookOn()) {
                    pause = 0;
                    continue;
                }
                pause = settings.interval().toMillis();
                var now = System.nanoTime();
                if (now - likenAt >= 0 && liken()) {
                    // a great many texts may have to be looked at, and readers come first
                    likenAt = System.nanoTime() + LIKENING_REST * (System.nanoTime() - now);
                    pause = Math.min(pause, LEAST_PAUSE);
                }
                isFailing = false;
            } catch (RuntimeException | Error failed) {
                // whatever it was, nobody else feeds the index
                if (!isFailing) {
                    LOG.warn("The search index could not be fed; this goes on being tried", failed);
                }
                isFailing = true;
                pause = PAUSE_AFTER_FAILURE;
            }
        }
    }

    private boolean isStopped(long pause) {
        try {
            return stopping.await(pause, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return true;
        }
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) {
            stopping.countDown();
            try {
                running.join(10_000);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }
        close();
        feeder.leave();
    }

    /** Stops after the requests that are answered when the service is stopped. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return thread != null && thread.isAlive();
    }

    /** How the index is; without waiting for what is being done with it. */
    IndexState state() {
        var answering = current;
        var next = building;
        return new IndexState(
                index.state(),
                index.generation(),
                answering == null || isReadOnly ? null : answering.applied,
                feeder.task().last(),
                next == null ? null : next.mended.get());
    }

    /** Compares the index with the database from the beginning. */
    synchronized void compareAgain() {
        for (var copy : copies()) {
            copy.compareAgain(feeder.task().last());
        }
        likening.scan();
        catchUp();
    }

    /** Does everything that there is to do. */
    void catchUp() {
        while (step() || liken()) {
            // until nothing is left
        }
    }

    /**
     * Does a little of what there is to do.
     *
     * @return whether there is more
     */
    synchronized boolean step() {
        if (!feeder.isHere()) {
            readOnly();
            return false;
        }
        var task = feeder.task();
        if (copies().stream().anyMatch(copy -> copy.index.isSuspect())) {
            close();
        }
        if (isReadOnly && current != null) {
            // what the node that fed it has left undone
            current.compareAgain(task.last());
            index.become(State.CHECKING);
        }
        isReadOnly = false;
        if (current == null && building == null) {
            open(task.last());
        }
        if (task.rebuild() && building == null) {
            LOG.info("The search index is built anew, as somebody asked for");
            build(task.last());
        }
        var more = false;
        RuntimeException failure = null;
        for (var copy : copies()) {
            try {
                more |= follow(copy, task.last());
                more |= compare(copy);
            } catch (RuntimeException failed) {
                // one that cannot be mended must not keep the next from being built
                failure = failed;
            }
        }
        if (building != null && !building.isComparing) {
            replace(building);
        }
        if (failure != null) {
            throw failure;
        }
        return more;
    }

    /**
     * Finds what one text is alike to, once the index has all texts.
     *
     * @return whether there is more to find
     */
    private synchronized boolean liken() {
        var answering = current;
        return answering != null && !answering.isComparing && likening.step();
    }

    /** Answers from what others feed. */
    private synchronized boolean lookOn() {
        if (isReadOnly || copies().isEmpty()) {
            readOnly();
        }
        return false;
    }

    /** Another node feeds the index; this one can read it if it is not on the other's disk. */
    private void readOnly() {
        if (settings.isLucene()) {
            if (!copies().isEmpty()) {
                close();
            }
            index.serve(null, State.ELSEWHERE);
            return;
        }
        if (!isReadOnly && building != null) {
            building.index.close();
            building = null;
        }
        isReadOnly = true;
        var generation = generations.of(mapping).orElse(null);
        if (generation == null && current == null) {
            index.become(State.BUILDING);
        }
        if (index.isSuspect() || !Objects.equals(generation, index.generation())) {
            var old = current;
            try {
                var opened =
                        generation == null || !indexes.exists(generation)
                                ? null
                                : open(generation, Purpose.ANSWERING);
                current = opened == null ? null : new Copy(opened, 0, false);
                index.serve(opened, opened == null ? State.BUILDING : State.READY);
            } catch (RuntimeException failed) {
                current = null;
                index.serve(null, State.FAILED);
                throw failed;
            } finally {
                if (old != null) {
                    old.index.close();
                }
            }
        }
    }

    private List<Copy> copies() {
        return Stream.of(current, building).filter(Objects::nonNull).toList();
    }

    private void open(long last) {
        var generation = generations.of(mapping);
        if (generation.isPresent() && indexes.exists(generation.get())) {
            try {
                if (indexes.isWhole(generation.get())) {
                    var opened = open(generation.get(), Purpose.ANSWERING);
                    // what was written last may not have reached the disk: it is written again,
                    // before the comparison gets that far
                    current = new Copy(opened, Math.max(0, last - AGAIN), false);
                    index.serve(opened, State.CHECKING);
                    return;
                }
                LOG.warn("The search index is damaged and is built anew");
            } catch (RuntimeException failed) {
                if (indexes.isOutOfReach(failed)) {
                    index.serve(null, settings.isLucene() ? State.ELSEWHERE : State.FAILED);
                    throw failed;
                }
                LOG.warn("The search index cannot be opened and is built anew", failed);
            }
        }
        build(last);
    }

    private Index open(long generation, Purpose purpose) {
        return Index.open(indexes, languages, generation, purpose);
    }

    private void build(long last) {
        var generation = indexes.free(generations.next());
        building = new Copy(open(generation, Purpose.BUILDING), last, true);
        if (current == null) {
            index.serve(null, State.BUILDING);
        }
    }

    private void replace(Copy filled) {
        var built = reopened(filled);
        generations.replace(mapping, built.index.generation());
        feeder.built();
        var old = current;
        current = built;
        building = null;
        index.serve(built.index, State.READY);
        if (old != null) {
            old.index.close();
        }
        indexes.deleteOthers(built.index.generation());
        LOG.info(
                "The search index was built: generation {}, {} editions",
                built.index.generation(),
                built.mended.get());
    }

    /** For the questions that it answers from now on. */
    private Copy reopened(Copy filled) {
        building = null;
        filled.index.close();
        var whole =
                new Copy(open(filled.index.generation(), Purpose.ANSWERING), filled.applied, false);
        whole.isComparing = false;
        whole.mended.set(filled.mended.get());
        building = whole;
        return whole;
    }

    private synchronized void close() {
        var open = copies();
        current = null;
        building = null;
        index.serve(null, State.STARTING);
        open.forEach(copy -> copy.index.close());
    }

    /** Applies the changes since; compares everything if they are not those of this database. */
    private boolean follow(Copy copy, long last) {
        if (copy.applied > last) {
            LOG.info("The database is another than before; the search index is compared with it");
            copy.compareAgain(last);
        }
        if (copy.applied == last) {
            return false;
        }
        var next = changes.after(copy.applied, AT_ONCE);
        if (next.isEmpty()) {
            copy.applied = last;
            return false;
        }
        var editions =
                next.stream()
                        .map(change -> new EditionId(change.articleId(), change.locale()))
                        .distinct()
                        .toList();
        comparing.write(copy.index, editions, copy == current).await();
        if (copy == current) {
            index.changed();
            likening.changed(editions);
        }
        copy.applied = next.getLast().number();
        return copy.applied < last;
    }

    /** Compares a little more. */
    private boolean compare(Copy copy) {
        if (!copy.isComparing) {
            return false;
        }
        comparing.step(copy);
        if (!copy.isComparing) {
            copy.index.flush();
            likening.scan();
            if (copy == current) {
                index.become(State.READY);
                if (copy.mended.get() > 0) {
                    index.changed();
                    LOG.info(
                            "The search index had {} editions wrong, and has no more",
                            copy.mended.get());
                }
            }
        }
        return copy.isComparing;
    }
}
