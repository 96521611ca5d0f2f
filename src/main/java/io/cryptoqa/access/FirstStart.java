package io.cryptoqa.access;

import com.fasterxml.uuid.Generators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the account {@code admin} and a token for it while there is no account at all, before the
 * first request is taken.
 *
 * <p>The order is what keeps this safe. First the rows are inserted, whose unique name only one of
 * several nodes gets; then this node, and no other, writes the files; then the rows are committed.
 * If the service dies before the commit, there is no account, and the next start makes new secrets
 * and replaces the files. If it dies after it, the files are on the disk. Written after the commit,
 * they could be missing for ever, and nobody could get in.
 */
@Component
class FirstStart implements SmartInitializingSingleton {

    static final String NAME = "admin";
    static final String PASSWORD_FILE = "admin-password";
    static final String TOKEN_FILE = "admin-token";

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final int TRIES = 5;
    private static final int SHORTEST_TOKEN = 20;

    /** What can be sent as a bearer token (RFC 6750 §2.1). */
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private final FirstStartSettings settings;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Passwords passwords;
    private final TransactionTemplate transactions;
    private final Clock clock;

    FirstStart(
            FirstStartSettings settings,
            Accounts accounts,
            Tokens tokens,
            Passwords passwords,
            TransactionTemplate transactions,
            Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.tokens = tokens;
        this.passwords = passwords;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (accounts.isEmpty()) {
            begin();
        }
    }

    private void begin() {
        settings.givenPassword()
                .flatMap(Passwords::fault)
                .ifPresent(fault -> {
                    throw new CannotBegin(
                            "cryptoqa.admin-password (CRYPTOQA_ADMIN_PASSWORD) must %s."
                                    .formatted(fault),
                            null);
                });
        settings.givenToken().ifPresent(FirstStart::check);
        var password = settings.givenPassword().orElseGet(Passwords::random);
        var token = settings.givenToken().orElseGet(Secret::token);
        // hashed before the transaction, which others may wait for
        var hash = passwords.hash(password);
        for (int left = TRIES - 1; accounts.isEmpty(); left--) {
            try {
                transactions.executeWithoutResult(_ -> {
                    insert(hash, token);
                    write(password, token);
                });
                tell();
                return;
            } catch (DuplicateKeyException | ConcurrencyFailureException another) {
                LOG.info("Another node makes the first account");
                if (left == 0) {
                    throw another;
                }
            }
        }
    }

    private static void check(String token) {
        if (token.length() < SHORTEST_TOKEN || !BEARER.matcher(token).matches()) {
            throw new CannotBegin(
                    """
                    cryptoqa.admin-token (CRYPTOQA_ADMIN_TOKEN) must have %d characters or more, all of \
                    A-Z, a-z, 0-9 and . _ ~ + / -\
                    """
                            .formatted(SHORTEST_TOKEN),
                    null);
        }
    }

    private void insert(String passwordHash, String token) {
        var ids = Generators.timeBasedEpochGenerator();
        var now = clock.instant();
        var admin = new Account(ids.generate(), NAME, Role.ADMIN, passwordHash, 1, now, null);
        accounts.insert(admin);
        tokens.insert(
                new Token(
                        ids.generate(),
                        NAME,
                        "first start",
                        EnumSet.allOf(Scope.class),
                        now,
                        null,
                        null),
                admin.id(),
                Secret.hash(token));
    }

    private void write(String password, String token) {
        try {
            write(PASSWORD_FILE, settings.givenPassword().isPresent(), password);
            write(TOKEN_FILE, settings.givenToken().isPresent(), token);
        } catch (IOException unwritable) {
            throw new CannotBegin(
                    """
                    The secrets of the first account cannot be written to %s: %s. Make it writable, or give both \
                    CRYPTOQA_ADMIN_PASSWORD and CRYPTOQA_ADMIN_TOKEN.\
                    """
                            .formatted(settings.dataDir().toAbsolutePath(), unwritable),
                    unwritable);
        }
    }

    /**
     * What was given is not written, and what a start that failed had written is no longer true.
     */
    private void write(String name, boolean isGiven, String secret) throws IOException {
        if (!isGiven) {
            SecretFile.write(file(name), secret);
        } else if (Files.exists(file(name))) {
            Files.delete(file(name));
        }
    }

    private void tell() {
        LOG.info(
                "Made the account '{}'. Its password: {}. Its API token: {}.",
                NAME,
                settings.givenPassword().isPresent()
                        ? "as configured"
                        : "in " + file(PASSWORD_FILE),
                settings.givenToken().isPresent() ? "as configured" : "in " + file(TOKEN_FILE));
    }

    private Path file(String name) {
        return settings.dataDir().toAbsolutePath().normalize().resolve(name);
    }
}
