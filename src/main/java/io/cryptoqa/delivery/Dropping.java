package io.cryptoqa.delivery;

import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Drops what a transaction changes once it has ended, before anybody is told that it has: all of it
 * together, and whatever became of it. If the connection breaks during the commit, it may still be
 * made afterwards; then the notification that is part of it says so.
 */
@Component
class Dropping {

    private final Drops drops;
    private final Notifying notifying;

    Dropping(Drops drops, Notifying notifying) {
        this.drops = drops;
        this.notifying = notifying;
    }

    @EventListener
    void on(Changed changed) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            drops.drop(changed.groups());
            notifying.acknowledge(notifying.send(changed.groups()));
        } else if (TransactionSynchronizationManager.getResource(this) instanceof Pending pending) {
            pending.groups.addAll(changed.groups());
        } else {
            var pending = new Pending();
            pending.groups.addAll(changed.groups());
            pending.bind();
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
    }

    /** What one transaction changes. */
    private final class Pending implements TransactionSynchronization {

        private final Set<CacheGroup> groups = new LinkedHashSet<>();
        private @Nullable String notification;

        void bind() {
            TransactionSynchronizationManager.bindResource(Dropping.this, this);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Dropping.this);
        }

        @Override
        public void resume() {
            bind();
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            notification = notifying.send(groups);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Dropping.this);
            drops.drop(groups);
            if (status == STATUS_COMMITTED && notification != null) {
                notifying.acknowledge(notification);
            }
        }
    }
}
