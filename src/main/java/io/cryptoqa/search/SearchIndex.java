package io.cryptoqa.search;

import io.cryptoqa.search.IndexState.State;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.Shown;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.hibernate.search.mapper.pojo.standalone.session.SearchSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The generation of the index that answers, for those who ask. {@link Feeding} sets it. */
@Component
class SearchIndex {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

    private final AtomicReference<@Nullable Index> serving = new AtomicReference<>();
    private volatile State state = State.STARTING;
    private final AtomicBoolean isFailing = new AtomicBoolean();
    private final ApplicationEventPublisher events;

    SearchIndex(ApplicationEventPublisher events) {
        this.events = events;
    }

    State state() {
        return state;
    }

    /** The generation that answers; null if none does. */
    @Nullable Long generation() {
        var index = serving.get();
        return index == null ? null : index.generation();
    }

    void serve(@Nullable Index index, State present) {
        var before = serving.getAndSet(index);
        if (before != index) {
            changed();
        }
        become(present);
    }

    void become(State present) {
        if (state != present) {
            state = present;
            changed();
        }
    }

    /** Something else is found from now on. */
    void changed() {
        events.publishEvent(Changed.of(CacheGroup.SEARCH));
    }

    /** Whether what answers may not be what was written to it. */
    boolean isSuspect() {
        var index = serving.get();
        return index != null && index.isSuspect();
    }

    /**
     * Asks the index.
     *
     * @throws Problem 503 {@code unavailable}
     */
    <T> T ask(Function<SearchSession, T> question) {
        Shown.of(CacheGroup.SEARCH);
        if (state != State.READY) {
            // what it lacks comes at no moment that would be told
            Shown.passing();
        }
        var index = serving.get();
        if (index == null) {
            throw new SearchUnavailable(
                    switch (state) {
                        case STARTING -> "The search index is being opened.";
                        case BUILDING, CHECKING, READY ->
                                "The search index is being built from the database.";
                        case ELSEWHERE ->
                                "Another node of this service has the search index on its own disk;"
                                        + " several nodes need OpenSearch or Elasticsearch.";
                        case FAILED -> "The search index cannot be opened at the moment.";
                    });
        }
        try {
            var answer = index.read(question);
            isFailing.set(false);
            return answer;
        } catch (Problem known) {
            if (serving.get() != index) {
                // it was replaced between the two lines above
                return ask(question);
            }
            throw known;
        } catch (RuntimeException failed) {
            if (!isFailing.getAndSet(true)) {
                LOG.warn(
                        "A search failed; those that follow are not logged until one works",
                        failed);
            }
            throw new SearchUnavailable("The search index did not answer.");
        }
    }
}
