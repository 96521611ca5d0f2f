package io.cryptoqa.promotion;

import static io.cryptoqa.web.SqlInstants.utc;

import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import io.cryptoqa.web.Inserting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of promotions, for those who change them. */
@Component
class PromotionStore {

    private static final String ROWS =
            """
            select code, version, link, starts_at, ends_at, priority, waive_script, created_at, updated_at
            from promotion
            """;

    private final JdbcClient jdbc;
    private final Inserting inserting;
    private final ApplicationEventPublisher events;

    PromotionStore(JdbcClient jdbc, Inserting inserting, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.inserting = inserting;
        this.events = events;
    }

    private record Row(
            String code,
            long version,
            String link,
            Instant startsAt,
            @Nullable Instant endsAt,
            int priority,
            boolean isScriptWaived,
            Instant createdAt,
            Instant updatedAt) {}

    /** The place of one in the list of all, the newest start first. */
    record Place(Instant startsAt, String code) {}

    /** The one of this code, in its state at an instant. */
    Optional<EditedPromotion> find(String code, Instant now) {
        return one(ROWS + " where code = ?", code, now);
    }

    /** The same, its row locked until the transaction ends. */
    Optional<EditedPromotion> lock(String code, Instant now) {
        return one(ROWS + " where code = ? for update", code, now);
    }

    private Optional<EditedPromotion> one(String sql, String code, Instant now) {
        if (!PromotionInput.isCode(code)) {
            return Optional.empty();
        }
        var rows = jdbc.sql(sql).param(code).query(PromotionStore::row).list();
        return withTexts(rows, now).stream().findFirst();
    }

    /**
     * Those behind a place, the newest start first.
     *
     * @param state null for all
     * @param last null for the first ones
     */
    List<EditedPromotion> behind(
            @Nullable Place last, @Nullable PromotionState state, int most, Instant now) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        if (state != null) {
            conditions.add("(" + state.condition() + ")");
            parameters.put("now", utc(now));
        }
        if (last != null) {
            conditions.add("(starts_at, code) < (:at, :code)");
            parameters.put("at", utc(last.startsAt));
            parameters.put("code", last.code);
        }
        parameters.put("most", most);
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var rows =
                jdbc.sql(ROWS + where + " order by starts_at desc, code desc limit :most")
                        .params(parameters)
                        .query(PromotionStore::row)
                        .list();
        return withTexts(rows, now);
    }

    private List<EditedPromotion> withTexts(List<Row> rows, Instant now) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var titles = new HashMap<String, Map<String, String>>();
        var subtitles = new HashMap<String, Map<String, String>>();
        var callsToAction = new HashMap<String, Map<String, String>>();
        jdbc.sql(
                        """
                        select code, locale, title, subtitle, call_to_action from promotion_text
                        where code in (:codes)
                        """)
                .param("codes", rows.stream().map(Row::code).toList())
                .query(text -> {
                    var code = text.getString("code");
                    var locale = text.getString("locale");
                    put(titles, code, locale, text.getString("title"));
                    put(subtitles, code, locale, text.getString("subtitle"));
                    put(callsToAction, code, locale, text.getString("call_to_action"));
                });
        return rows.stream()
                .map(row ->
                        new EditedPromotion(
                                row.code,
                                row.version,
                                PromotionState.of(row.startsAt, row.endsAt, now),
                                titles.getOrDefault(row.code, Map.of()),
                                subtitles.getOrDefault(row.code, Map.of()),
                                callsToAction.getOrDefault(row.code, Map.of()),
                                row.link,
                                row.startsAt,
                                row.endsAt,
                                row.priority,
                                row.isScriptWaived ? List.of(Waiver.SCRIPT) : List.of(),
                                row.createdAt,
                                row.updatedAt))
                .toList();
    }

    private static void put(
            Map<String, Map<String, String>> texts,
            String code,
            String locale,
            @Nullable String text) {
        if (text != null) {
            texts.computeIfAbsent(code, _ -> new TreeMap<>()).put(locale, text);
        }
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var endsAt = row.getObject("ends_at", OffsetDateTime.class);
        return new Row(
                row.getString("code"),
                row.getLong("version"),
                row.getString("link"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                endsAt == null ? null : endsAt.toInstant(),
                row.getInt("priority"),
                row.getBoolean("waive_script"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    /** Whether the promotion is in, with version 1; false if there is one of its code. */
    boolean insert(PromotionInput promotion, Instant now) {
        if (!inserting.tryInsert(
                """
                insert into promotion (code, version, link, starts_at, priority, waive_script, created_at, updated_at)
                values (?, 1, ?, ?, ?, ?, ?, ?)
                """,
                promotion.code(),
                promotion.link(),
                utc(promotion.startsAt()),
                promotion.priority(),
                promotion.isScriptWaived(),
                utc(now),
                utc(now))) {
            return false;
        }
        write(promotion, 1, now);
        return true;
    }

    /** Replaces what a promotion has. */
    void update(PromotionInput promotion, long version, Instant now) {
        jdbc.sql("delete from promotion_text where code = ?").param(promotion.code()).update();
        write(promotion, version, now);
    }

    private void write(PromotionInput promotion, long version, Instant now) {
        events.publishEvent(Changed.of(CacheGroup.PROMOTIONS));
        var endsAt = promotion.endsAt();
        jdbc.sql(
                        """
                        update promotion set version = ?, link = ?, starts_at = ?, ends_at = ?, priority = ?,
                          waive_script = ?, updated_at = ?
                        where code = ?
                        """)
                .param(version)
                .param(promotion.link())
                .param(utc(promotion.startsAt()))
                .param(endsAt == null ? null : utc(endsAt))
                .param(promotion.priority())
                .param(promotion.isScriptWaived())
                .param(utc(now))
                .param(promotion.code())
                .update();
        promotion
                .titles()
                .forEach((locale, title) ->
                        jdbc.sql(
                                        """
                                        insert into promotion_text (code, locale, title, subtitle, call_to_action)
                                        values (?, ?, ?, ?, ?)
                                        """)
                                .param(promotion.code())
                                .param(locale)
                                .param(title)
                                .param(promotion.subtitles().get(locale))
                                .param(promotion.callsToAction().get(locale))
                                .update());
    }

    /** Deletes a promotion with its texts. */
    void delete(String code) {
        events.publishEvent(Changed.of(CacheGroup.PROMOTIONS));
        jdbc.sql("delete from promotion where code = ?").param(code).update();
    }
}
