package io.cryptoqa.access;

import static io.cryptoqa.web.SqlInstants.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All tokens, in the database: their hashes, never themselves. */
@Component
class Tokens {

    private static final String SELECT =
            """
            select t.id, a.name account_name, t.name, t.scopes, t.created_at, t.expires_at, t.revoked_at
            from token t join account a on a.id = t.account_id
            """;

    private final JdbcClient jdbc;

    Tokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A token with its owner, as one that sends it is known by. */
    record Owned(Token token, Account owner) {}

    /** The token of this hash, be it good or not. */
    Optional<Owned> byHash(String hash) {
        return jdbc.sql(
                        """
                        select t.id token_id, t.name token_name, t.scopes, t.created_at token_created_at,
                          t.expires_at, t.revoked_at,
                          a.id, a.name, a.role, a.password_hash, a.version, a.created_at, a.closed_at
                        from token t join account a on a.id = t.account_id
                        where t.hash = ?
                        """)
                .param(hash)
                .query(Tokens::owned)
                .optional();
    }

    Optional<Token> byId(UUID id) {
        return jdbc.sql(SELECT + "where t.id = ?").param(id).query(Tokens::token).optional();
    }

    /** Those before a position, newest first. */
    List<Token> before(Instant at, UUID id, int most) {
        return jdbc.sql(
                        SELECT
                                + """
                                where (t.created_at, t.id) < (?, ?)
                                order by t.created_at desc, t.id desc
                                limit ?
                                """)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(id)
                .param(most)
                .query(Tokens::token)
                .list();
    }

    void insert(Token token, UUID account, String hash) {
        var expiresAt = token.expiresAt();
        jdbc.sql(
                        """
                        insert into token (id, account_id, name, hash, scopes, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(token.id())
                .param(account)
                .param(token.name())
                .param(hash)
                .param(Scope.joined(token.scopes()))
                .param(token.createdAt().atOffset(ZoneOffset.UTC))
                .param(expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Whether it was in force until now. */
    boolean revoke(UUID id, Instant now) {
        return jdbc.sql("update token set revoked_at = ? where id = ? and revoked_at is null")
                        .param(now.atOffset(ZoneOffset.UTC))
                        .param(id)
                        .update()
                > 0;
    }

    void revokeAll(UUID account, Instant now) {
        jdbc.sql("update token set revoked_at = ? where account_id = ? and revoked_at is null")
                .param(now.atOffset(ZoneOffset.UTC))
                .param(account)
                .update();
    }

    private static Owned owned(ResultSet row, int number) throws SQLException {
        var owner = Accounts.account(row, number);
        var token =
                new Token(
                        row.getObject("token_id", UUID.class),
                        owner.name(),
                        row.getString("token_name"),
                        Scope.split(row.getString("scopes")),
                        row.getObject("token_created_at", OffsetDateTime.class).toInstant(),
                        instantOrNull(row, "expires_at"),
                        instantOrNull(row, "revoked_at"));
        return new Owned(token, owner);
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class),
                row.getString("account_name"),
                row.getString("name"),
                Scope.split(row.getString("scopes")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instantOrNull(row, "expires_at"),
                instantOrNull(row, "revoked_at"));
    }
}
