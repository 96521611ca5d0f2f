package io.cryptoqa.access;

import static io.cryptoqa.web.SqlInstants.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All accounts, in the database. */
@Component
class Accounts {

    private static final String SELECT =
            "select id, name, role, password_hash, version, created_at, closed_at from account ";

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from account").query(Long.class).single() == 0;
    }

    /** In the order of their names, which is made here: text sorts differently by database. */
    List<Account> all() {
        return jdbc.sql(SELECT).query(Accounts::account).list().stream()
                .sorted(Comparator.comparing(Account::name))
                .toList();
    }

    Optional<Account> byId(UUID id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(Accounts::account).optional();
    }

    Optional<Account> byName(String name) {
        return Account.isName(name)
                ? jdbc.sql(SELECT + "where name = ?")
                        .param(name)
                        .query(Accounts::account)
                        .optional()
                : Optional.empty();
    }

    /** The same, and no one else changes it before this transaction ends. */
    Optional<Account> lock(String name) {
        return Account.isName(name)
                ? jdbc.sql(SELECT + "where name = ? for update")
                        .param(name)
                        .query(Accounts::account)
                        .optional()
                : Optional.empty();
    }

    /** Keeps all changes of open administrators apart until this transaction ends. */
    void lockOpenAdmins() {
        jdbc.sql(
                        """
                        select id from account where role = 'admin' and closed_at is null
                        order by id for update
                        """)
                .query(UUID.class)
                .list();
    }

    int openAdmins() {
        return jdbc.sql("select count(*) from account where role = 'admin' and closed_at is null")
                .query(Integer.class)
                .single();
    }

    void insert(Account account) {
        jdbc.sql(
                        """
                        insert into account (id, name, role, password_hash, version, created_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .param(account.id())
                .param(account.name())
                .param(account.role().id())
                .param(account.passwordHash())
                .param(account.version())
                .param(account.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(Account account) {
        var closedAt = account.closedAt();
        jdbc.sql(
                        """
                        update account set role = ?, password_hash = ?, version = ?, closed_at = ?
                        where id = ?
                        """)
                .param(account.role().id())
                .param(account.passwordHash())
                .param(account.version())
                .param(closedAt == null ? null : closedAt.atOffset(ZoneOffset.UTC))
                .param(account.id())
                .update();
    }

    /**
     * Deletes the sessions of an account, in the same transaction as the change that ends them. A
     * session that is saved a moment later ends all the same: it knows the version it began with.
     */
    void endSessions(UUID account) {
        jdbc.sql("delete from spring_session where principal_name = ?")
                .param(account.toString())
                .update();
    }

    static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Role.ofId(row.getString("role")),
                row.getString("password_hash"),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instantOrNull(row, "closed_at"));
    }
}
