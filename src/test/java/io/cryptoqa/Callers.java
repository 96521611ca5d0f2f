package io.cryptoqa;

import com.fasterxml.uuid.Generators;
import io.cryptoqa.access.Role;
import io.cryptoqa.access.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes accounts with tokens for the test that runs: {@code "Bearer " + callers.editor()}. An
 * account is called as its role unless a name is given, and is made once for a test.
 */
@TestComponent
public class Callers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Callers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A token of the account {@code admin} with all scopes. */
    public String admin() {
        return token(Role.ADMIN);
    }

    /** A token of the account {@code editor} with all scopes it can have. */
    public String editor() {
        return token(Role.EDITOR);
    }

    /** A token of the account {@code author} with all scopes it can have. */
    public String author() {
        return token(Role.AUTHOR);
    }

    /** The same for an author of another name. */
    public String author(String name) {
        return token(account(name, Role.AUTHOR), Role.AUTHOR.scopes(), null, null);
    }

    /** A token with these scopes; without any, with all that the role can have. */
    public String token(Role role, Scope... scopes) {
        var given = scopes.length == 0 ? role.scopes() : new TreeSet<>(Arrays.asList(scopes));
        return token(account(role.id(), role), given, null, null);
    }

    /** A token that ended a second ago. */
    public String expired(Role role) {
        var ended = clock.instant().minus(Duration.ofSeconds(1));
        return token(account(role.id(), role), role.scopes(), ended, null);
    }

    /** A token that was taken back a second ago. */
    public String revoked(Role role) {
        var ended = clock.instant().minus(Duration.ofSeconds(1));
        return token(account(role.id(), role), role.scopes(), null, ended);
    }

    /** The id of the account of this name, made with this role if there is none; no password. */
    public UUID account(String name, Role role) {
        var known =
                jdbc.sql("select id from account where name = ?")
                        .param(name)
                        .query(UUID.class)
                        .optional();
        return known.orElseGet(() -> insert(name, role));
    }

    private UUID insert(String name, Role role) {
        var id = Generators.timeBasedEpochGenerator().generate();
        jdbc.sql("insert into account (id, name, role, version, created_at) values (?, ?, ?, 1, ?)")
                .params(id, name, role.id(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private String token(
            UUID account,
            Set<Scope> scopes,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {
        var id = Generators.timeBasedEpochGenerator().generate();
        var secret = "cqa_test_" + id;
        jdbc.sql(
                        """
                        insert into token (id, account_id, name, hash, scopes, created_at, expires_at, revoked_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(id)
                .param(account)
                .param("test")
                .param(sha256(secret))
                .param(scopes.stream().map(Scope::id).collect(Collectors.joining(" ")))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .param(revokedAt == null ? null : revokedAt.atOffset(ZoneOffset.UTC))
                .update();
        return secret;
    }

    /** Written out here, so that the tests notice if the way tokens are stored changes. */
    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
