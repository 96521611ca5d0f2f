package io.cryptoqa.access;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request under {@code /admin/}: a controller there takes it as a parameter.
 *
 * @param name the account's name, which is its own for ever
 * @param role the account's role now
 * @param scopes what the token is for, within the role; by session all scopes of the role
 * @param tokenId null where a session cookie was sent
 * @param address where the request came from
 */
public record Caller(
        UUID accountId,
        String name,
        Role role,
        Set<Scope> scopes,
        @Nullable UUID tokenId,
        String address) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** By a token with these scopes, of which only those of the owner's role count. */
    static Caller byToken(Account account, UUID tokenId, Set<Scope> scopes, String address) {
        var effective = EnumSet.noneOf(Scope.class);
        effective.addAll(scopes);
        effective.retainAll(account.role().scopes());
        return new Caller(
                account.id(), account.name(), account.role(), effective, tokenId, address);
    }

    static Caller bySession(Account account, String address) {
        var role = account.role();
        return new Caller(account.id(), account.name(), role, role.scopes(), null, address);
    }

    /** Whether the account has this role or one that includes it. */
    public boolean is(Role role) {
        return this.role.compareTo(role) >= 0;
    }

    /** Whether what was sent is good for this. */
    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }

    /**
     * Goes on only with this scope and role.
     *
     * @throws Forbidden naming what is missing
     */
    public void require(Scope scope, Role role) {
        if (!is(role)) {
            throw new Forbidden(
                    "This needs the role '%s'; '%s' has the role '%s'."
                            .formatted(role.id(), name, this.role.id()));
        }
        if (!may(scope)) {
            throw new Forbidden(
                    "This needs the scope '%s', which %s does not have."
                            .formatted(
                                    scope.id(),
                                    tokenId == null
                                            ? "the role '%s'".formatted(this.role.id())
                                            : "the token, within its owner's role,"));
        }
    }
}
