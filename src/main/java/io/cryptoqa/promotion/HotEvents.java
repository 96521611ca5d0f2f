package io.cryptoqa.promotion;

import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.Extract;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.Shown;
import io.cryptoqa.web.Slice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The promotions that are live now, in one locale: the greatest priority first, then the newest
 * start, then by code. One without a title in the locale is not among them: lists never fall back.
 * They are few, so they are read in one statement and ordered here rather than in the database,
 * whose text order depends on its collation. Thread-safe.
 */
@Component
public class HotEvents {

    private static final String LIVE =
            """
            select p.code, t.title, t.subtitle, t.call_to_action, p.link, p.starts_at, p.ends_at, p.priority
            from promotion p join promotion_text t on t.code = p.code and t.locale = :locale
            where
            """
                    + PromotionState.LIVE.condition();

    private static final String NEXT =
            """
            select min(m.at) from (
              select starts_at as at from promotion where starts_at > :now
              union all select ends_at from promotion where ends_at > :now) m
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;
    private final Clock clock;

    HotEvents(JdbcClient jdbc, Cursors cursors, Clock clock) {
        this.jdbc = jdbc;
        this.cursors = cursors;
        this.clock = clock;
    }

    /**
     * The first of them.
     *
     * @param locale a configured tag
     * @param most how many at most, 0 or more
     */
    public Extract<HotEvent> first(String locale, int most) {
        var live = live(locale);
        return new Extract<>(live.subList(0, Math.min(most, live.size())), live.size());
    }

    /**
     * One page of them. A walk by cursors meets each that stays live, and keeps its place, exactly
     * once.
     */
    Slice<HotEvent> page(String locale, PageParameters page) {
        var list = "hot events " + locale;
        var limit = page.limitOrDefault();
        var cursor = page.cursor();
        var events = live(locale);
        if (cursor != null) {
            var last = Place.of(cursors.open(list, cursor));
            events =
                    events.stream()
                            .filter(event -> Place.ORDER.compare(Place.of(event), last) > 0)
                            .toList();
        }
        return Slice.of(events, limit, last -> cursors.seal(list, Place.of(last).key()));
    }

    private List<HotEvent> live(String locale) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        Shown.of(CacheGroup.PROMOTIONS, () -> nextMoment(now));
        return jdbc
                .sql(LIVE)
                .param("locale", locale)
                .param("now", now)
                .query(HotEvents::event)
                .list()
                .stream()
                .sorted(Comparator.comparing(Place::of, Place.ORDER))
                .toList();
    }

    /** When the next begins or ends. */
    private @Nullable Instant nextMoment(OffsetDateTime now) {
        return jdbc.sql(NEXT)
                .param("now", now)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class))
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    private static HotEvent event(ResultSet row, int number) throws SQLException {
        var endsAt = row.getObject("ends_at", OffsetDateTime.class);
        return new HotEvent(
                row.getString("code"),
                row.getString("title"),
                row.getString("subtitle"),
                row.getString("call_to_action"),
                row.getString("link"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                endsAt == null ? null : endsAt.toInstant(),
                row.getInt("priority"));
    }

    /** Where one stands; no two stand at the same place. */
    private record Place(int priority, Instant startsAt, String code) {

        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::priority, Comparator.reverseOrder())
                        .thenComparing(Place::startsAt, Comparator.reverseOrder())
                        .thenComparing(Place::code);

        static Place of(HotEvent event) {
            return new Place(event.priority(), event.startsAt(), event.code());
        }

        static Place of(List<String> key) {
            return new Place(Integer.parseInt(key.get(0)), Instant.parse(key.get(1)), key.get(2));
        }

        List<String> key() {
            return List.of(Integer.toString(priority), startsAt.toString(), code);
        }
    }
}
