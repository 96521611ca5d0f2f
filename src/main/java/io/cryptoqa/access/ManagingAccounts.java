package io.cryptoqa.access;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Invalid;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates, changes and closes accounts; there is always an administrator left. */
@Component
class ManagingAccounts {

    private static final List<String> ALL_OF_IT = List.of("account");

    private final Accounts accounts;
    private final Tokens tokens;
    private final Audit audit;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    ManagingAccounts(Accounts accounts, Tokens tokens, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A new account.
     *
     * @throws Invalid if the name is taken, be it by one that was closed
     */
    @Transactional
    public Account create(Caller caller, String name, Role role, @Nullable String passwordHash) {
        var account =
                new Account(ids.generate(), name, role, passwordHash, 1, clock.instant(), null);
        try {
            accounts.insert(account);
        } catch (DuplicateKeyException taken) {
            throw new Invalid("#/name", "taken", "'name' is '%s', which is taken.".formatted(name));
        }
        audit.record(caller, "account.created", subject(account), Map.of("role", role.id()));
        return account;
    }

    /**
     * What to change of an account.
     *
     * @param role null leaves it
     * @param hasPassword whether the password is to change
     * @param passwordHash null takes the password away
     */
    record Change(@Nullable Role role, boolean hasPassword, @Nullable String passwordHash) {}

    /** Changes an account and ends its sessions, unless nothing changes. */
    @Transactional
    public Account change(Caller caller, String name, IfMatch ifMatch, Change change) {
        accounts.lockOpenAdmins();
        var account = accounts.lock(name).orElseThrow(() -> new AccountNotFound(name));
        ifMatch.require(account.version(), account.version(), ALL_OF_IT);
        if (!account.isOpen()) {
            throw new AccountInTheWay("The account '%s' was closed for good.".formatted(name));
        }
        var role = change.role() == null ? account.role() : change.role();
        var details = new TreeMap<String, Object>();
        if (role != account.role()) {
            details.put("role", List.of(account.role().id(), role.id()));
        }
        if (change.hasPassword()) {
            details.put("password", change.passwordHash() == null ? "removed" : "changed");
        }
        if (details.isEmpty()) {
            return account;
        }
        if (role != Role.ADMIN) {
            keepAnAdmin(account);
        }
        var changed =
                new Account(
                        account.id(),
                        name,
                        role,
                        change.hasPassword() ? change.passwordHash() : account.passwordHash(),
                        account.version() + 1,
                        account.createdAt(),
                        null);
        accounts.update(changed);
        accounts.endSessions(account.id());
        audit.record(caller, "account.changed", subject(account), details);
        return changed;
    }

    /** Closes an account for good and ends its tokens and sessions. */
    @Transactional
    public void close(Caller caller, String name, IfMatch ifMatch) {
        accounts.lockOpenAdmins();
        var account = accounts.lock(name).orElseThrow(() -> new AccountNotFound(name));
        ifMatch.honour(account.version(), account.version(), ALL_OF_IT);
        if (!account.isOpen()) {
            return;
        }
        keepAnAdmin(account);
        var now = clock.instant();
        accounts.update(
                new Account(
                        account.id(),
                        name,
                        account.role(),
                        null,
                        account.version() + 1,
                        account.createdAt(),
                        now));
        tokens.revokeAll(account.id(), now);
        accounts.endSessions(account.id());
        audit.record(caller, "account.closed", subject(account), Map.of());
    }

    private void keepAnAdmin(Account account) {
        if (account.role() == Role.ADMIN && accounts.openAdmins() == 1) {
            throw new AccountInTheWay(
                    "'%s' is the last open account with the role 'admin'; without one, nobody could make another."
                            .formatted(account.name()));
        }
    }

    private static String subject(Account account) {
        return "account/" + account.name();
    }
}
