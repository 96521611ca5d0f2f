package io.cryptoqa.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a token.
 *
 * @param account its owner's name
 * @param name what the owner calls it
 * @param scopes as they were given; those of the owner's role count
 */
record Token(
        UUID id,
        String account,
        String name,
        Set<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {}
