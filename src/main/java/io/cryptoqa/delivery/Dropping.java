package io.cryptoqa.delivery;

import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Drops what a transaction changes once it has ended, before anybody is told that it has: all of it
 * together, and whatever became of it. Where nobody knows what became of it, because the connection
 * broke during the commit, it may still be committed by the database afterwards; so answers come
 * from there for a while.
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
            notifying.send(changed.groups());
        } else if (TransactionSynchronizationManager.getResource(this) instanceof Pending pending) {
            pending.groups.addAll(changed.groups());
        } else {
            var pending = new Pending();
            pending.groups.addAll(changed.groups());
            pending.resume();
            TransactionSynchronizationManager.registerSynchronization(pending);
        }
    }

    /** What one transaction changes. */
    private final class Pending implements TransactionSynchronization {

        private final Set<CacheGroup> groups = new LinkedHashSet<>();

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Dropping.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Dropping.this, this);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            notifying.send(groups);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Dropping.this);
            if (status == STATUS_UNKNOWN) {
                drops.doubt();
            }
            drops.drop(groups);
        }
    }
}
