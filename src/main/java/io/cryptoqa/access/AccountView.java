package io.cryptoqa.access;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as administrators see it.
 *
 * @param hasPassword whether it can sign in; else it has tokens alone
 * @param closedAt null while it is open
 */
@Schema(name = "Account")
record AccountView(
        UUID id,
        String name,
        Role role,
        boolean hasPassword,
        Instant createdAt,
        @Nullable Instant closedAt,
        long version) {

    static AccountView of(Account account) {
        return new AccountView(
                account.id(),
                account.name(),
                account.role(),
                account.passwordHash() != null,
                account.createdAt(),
                account.closedAt(),
                account.version());
    }
}
