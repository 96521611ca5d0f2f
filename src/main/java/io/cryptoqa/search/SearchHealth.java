package io.cryptoqa.search;

import io.cryptoqa.search.IndexState.State;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * The component {@code search} of the readiness: out of service on a node whose index is on another
 * node's disk. While an index is built this node answers everything but searches, and is ready.
 */
@Component("searchHealthIndicator")
class SearchHealth extends AbstractHealthIndicator {

    private final SearchIndex index;

    SearchHealth(SearchIndex index) {
        this.index = index;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var state = index.state();
        if (state == State.ELSEWHERE) {
            health.outOfService();
        } else {
            health.up();
        }
        health.withDetail("index", state.code());
    }
}
