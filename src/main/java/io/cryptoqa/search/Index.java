package io.cryptoqa.search;

import java.io.EOFException;
import java.nio.file.FileSystemException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.AlreadyClosedException;
import org.hibernate.search.engine.backend.work.execution.DocumentRefreshStrategy;
import org.hibernate.search.engine.cfg.EngineSettings;
import org.hibernate.search.engine.environment.bean.BeanReference;
import org.hibernate.search.engine.reporting.EntityIndexingFailureContext;
import org.hibernate.search.engine.reporting.FailureContext;
import org.hibernate.search.engine.reporting.FailureHandler;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.AnnotatedTypeSource;
import org.hibernate.search.mapper.pojo.standalone.cfg.StandalonePojoMapperSettings;
import org.hibernate.search.mapper.pojo.standalone.mapping.CloseableSearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.SearchMapping;
import org.hibernate.search.mapper.pojo.standalone.mapping.StandalonePojoMappingConfigurer;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;
import org.hibernate.search.mapper.pojo.work.SearchIndexingPlanExecutionReport;
import org.hibernate.search.util.common.data.RangeBoundInclusion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One generation of the index, open. A new one is built beside it and takes its place, so that it
 * answers until then; generations share nothing.
 */
final class Index implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Index.class);

    /** As long as no other index is opened with this name, it means the same in each generation. */
    static final String NAME = "edition";

    private final long generation;
    private final CloseableSearchMapping mapping;
    private final ReentrantReadWriteLock closing = new ReentrantReadWriteLock();
    private boolean isClosed;

    /** What a cluster says of an index that somebody has deleted. */
    private static final String GONE = "index_not_found_exception";

    private final AtomicBoolean suspect;

    private Index(long generation, CloseableSearchMapping mapping, AtomicBoolean suspect) {
        this.generation = generation;
        this.mapping = mapping;
        this.suspect = suspect;
    }

    /** What a generation is opened for. */
    enum Purpose {
        /** Questions, while changes come in one by one. */
        ANSWERING,
        /** Being filled. Nobody asks it anything, and what is not finished is begun anew. */
        BUILDING
    }

    /**
     * Opens a generation, or makes it if it does not exist.
     *
     * @throws RuntimeException if it cannot be read, or another process has it
     */
    static Index open(
            Indexes indexes, Collection<Language> languages, long generation, Purpose purpose) {
        var builder =
                SearchMapping.builder(AnnotatedTypeSource.empty())
                        .property(
                                StandalonePojoMapperSettings.MAPPING_CONFIGURER,
                                (StandalonePojoMappingConfigurer)
                                        context -> {
                                            var type =
                                                    context.programmaticMapping()
                                                            .type(IndexedEdition.class);
                                            type.searchEntity();
                                            type.indexed().index(NAME);
                                            type.binder(new EditionFields(languages));
                                            type.property("id").documentId();
                                        })
                        .property(
                                StandalonePojoMapperSettings.SCHEMA_MANAGEMENT_STRATEGY,
                                "create-or-validate");
        builder.properties(indexes.properties(generation, languages, purpose));
        var suspect = new AtomicBoolean();
        builder.property(
                EngineSettings.BACKGROUND_FAILURE_HANDLER,
                BeanReference.ofInstance(new Background(suspect)));
        return new Index(generation, builder.build(), suspect);
    }

    /** A commit that fails behind our backs loses what was written since the one before. */
    private record Background(AtomicBoolean suspect) implements FailureHandler {

        @Override
        public void handle(FailureContext failure) {
            LOG.warn(
                    "{} failed in the background", failure.failingOperation(), failure.throwable());
            suspect.set(true);
        }

        @Override
        public void handle(EntityIndexingFailureContext failure) {
            handle((FailureContext) failure);
        }
    }

    /** Whether it may not be what was written to it; it has to be opened and compared again. */
    boolean isSuspect() {
        return suspect.get();
    }

    long generation() {
        return generation;
    }

    /** Changes that are being made. */
    @FunctionalInterface
    interface Changing {

        /** Waits until they are made, or have failed, and for no disk. */
        void await();
    }

    /**
     * Begins to change documents; what is begun later is done later.
     *
     * @param visible whether searches are to see it once it is done; else it takes up to a second
     */
    Changing begin(Collection<IndexedEdition> documents, Collection<String> gone, boolean visible) {
        var begun = new AtomicReference<@Nullable CompletableFuture<?>>();
        read(session -> {
            session.indexingPlanSynchronizationStrategy(context -> {
                context.documentRefreshStrategy(
                        visible ? DocumentRefreshStrategy.FORCE : DocumentRefreshStrategy.NONE);
                context.indexingFutureHandler(future -> begun.set(future.thenAccept(Index::check)));
            });
            var plan = session.indexingPlan();
            documents.forEach(plan::addOrUpdate);
            gone.forEach(id -> plan.purge(IndexedEdition.class, id, null));
            return gone.size();
        });
        var future = begun.get();
        return () -> {
            if (future != null) {
                future.join();
            }
        };
    }

    private static void check(SearchIndexingPlanExecutionReport report) {
        report.throwable()
                .ifPresent(failed -> {
                    throw new IllegalStateException("Documents could not be written", failed);
                });
    }

    /** Makes everything written so far safe on disk, and visible. */
    void flush() {
        read(session -> {
            var workspace = session.workspace(IndexedEdition.class);
            workspace.flush();
            workspace.refresh();
            return workspace;
        });
    }

    /** Uses the index, which stays open as long. What it was asked to change is changed then. */
    <T> T read(Function<SearchSession, T> use) {
        closing.readLock().lock();
        try {
            if (isClosed) {
                throw new SearchUnavailable("The search index is being replaced.");
            }
            try (var session = mapping.createSession()) {
                return use.apply(session);
            } catch (RuntimeException failed) {
                if (isOfFiles(failed)) {
                    suspect.set(true);
                }
                throw failed;
            }
        } finally {
            closing.readLock().unlock();
        }
    }

    private static boolean isOfFiles(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CorruptIndexException
                    || cause instanceof AlreadyClosedException
                    || cause instanceof FileSystemException
                    || cause instanceof EOFException
                    || String.valueOf(cause.getMessage()).contains(GONE)) {
                return true;
            }
        }
        return false;
    }

    /** What is known of an edition that is in the index. */
    record Entry(String id, long stamp) {}

    /** The first documents of the articles in a range of ids, in the order of these. */
    List<Entry> entries(String after, String last, int most) {
        return read(session ->
                session.search(IndexedEdition.class)
                        .select(projection ->
                                projection
                                        .composite()
                                        .from(
                                                projection.documentReference(),
                                                projection.field(EditionFields.STAMP, Long.class))
                                        .as((document, stamp) -> new Entry(document.id(), stamp)))
                        .where(f ->
                                f.range()
                                        .field(EditionFields.ARTICLE)
                                        .between(
                                                after,
                                                RangeBoundInclusion.EXCLUDED,
                                                last,
                                                RangeBoundInclusion.INCLUDED))
                        .sort(f -> f.field(EditionFields.ARTICLE))
                        .fetchHits(most));
    }

    @Override
    public void close() {
        closing.writeLock().lock();
        try {
            isClosed = true;
            mapping.close();
        } finally {
            closing.writeLock().unlock();
        }
    }
}
