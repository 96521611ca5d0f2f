package io.cryptoqa.access;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Who did what, when and from where; and what known callers were refused. Only ever added to. */
@Component
public class Audit {

    static final String REFUSED = "refused";

    private static final int LONGEST_PATH = 500;
    private static final int LONGEST_METHOD = 20;
    private static final int LONGEST_DETAILS = 50_000;
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
            new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    Audit(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Notes what a caller does, in the transaction that does it: either both last or neither.
     *
     * @param action what was done, such as {@code article.published}; at most 100 characters
     * @param subject to what: a kind and its key, such as {@code article/0196…}; at most 500
     *     characters
     * @param details what else says what happened; never a secret, never whole texts
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Caller caller, String action, String subject, Map<String, ?> details) {
        if (!(RequestContextHolder.getRequestAttributes()
                instanceof ServletRequestAttributes attributes)) {
            throw new IllegalStateException("a caller without a request");
        }
        insert(
                caller,
                attributes.getRequest(),
                action,
                subject,
                HttpServletResponse.SC_OK,
                details);
    }

    /** Notes that a caller was not allowed something, or came too late for it. */
    @Transactional
    void refused(Caller caller, HttpServletRequest request, int status) {
        insert(caller, request, REFUSED, cut(request.getRequestURI()), status, Map.of());
    }

    private void insert(
            Caller caller,
            HttpServletRequest request,
            String action,
            String subject,
            int status,
            Map<String, ?> details) {
        var text = json.writeValueAsString(details);
        var method = request.getMethod();
        jdbc.sql(
                        """
                        insert into audit (id, at, account, token_id, address, method, path, action, subject,
                          status, details)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(ids.generate())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(caller.name())
                .param(caller.tokenId())
                .param(caller.address())
                .param(method.substring(0, Math.min(LONGEST_METHOD, method.length())))
                .param(cut(request.getRequestURI()))
                .param(action)
                .param(subject)
                .param(status)
                .param(text.length() > LONGEST_DETAILS ? "{\"tooLong\":true}" : text)
                .update();
    }

    private static String cut(String path) {
        return path.codePointCount(0, path.length()) <= LONGEST_PATH
                ? path
                : path.substring(0, path.offsetByCodePoints(0, LONGEST_PATH));
    }

    /** Which entries to read; a null asks for all. */
    record Filter(
            @Nullable String account,
            @Nullable String action,
            @Nullable String subject,
            Instant from) {}

    /** Those before a position, newest first. */
    List<AuditEntry> before(Filter filter, Instant at, UUID id, int most) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<>();
        var order = new ArrayList<String>();
        equal("subject", filter.subject(), conditions, values, order);
        equal("account", filter.account(), conditions, values, order);
        equal("action", filter.action(), conditions, values, order);
        var sql =
                """
                select id, at, account, token_id, address, method, path, action, subject, status, details
                from audit where %s at >= ? and (at, id) < (?, ?)
                order by %s at desc, id desc limit ?
                """
                        .formatted(String.join("", conditions), String.join("", order));
        values.add(filter.from().atOffset(ZoneOffset.UTC));
        values.add(at.atOffset(ZoneOffset.UTC));
        values.add(id);
        values.add(most);
        return jdbc.sql(sql).params(values).query(this::entry).list();
    }

    /** H2 uses an index for the order only if the order begins with what is held equal. */
    private static void equal(
            String column,
            @Nullable String value,
            List<String> conditions,
            List<Object> values,
            List<String> order) {
        if (value != null) {
            conditions.add(column + " = ? and ");
            values.add(value);
            order.add(column + ", ");
        }
    }

    private AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("account"),
                row.getObject("token_id", UUID.class),
                row.getString("address"),
                row.getString("method"),
                row.getString("path"),
                row.getString("action"),
                row.getString("subject"),
                row.getInt("status"),
                json.readValue(row.getString("details"), OBJECT));
    }
}
