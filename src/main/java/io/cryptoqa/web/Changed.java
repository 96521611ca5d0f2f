package io.cryptoqa.web;

import java.util.Set;

/**
 * Raised in a transaction that changes what readers see: what it changes. Nothing that shows it is
 * answered from memory once the transaction has ended, whatever became of it.
 */
public record Changed(Set<CacheGroup> groups) {

    /** Some things. */
    public static Changed of(CacheGroup... groups) {
        return new Changed(Set.of(groups));
    }
}
