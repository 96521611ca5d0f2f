package io.cryptoqa.sentiment;

import static java.util.stream.Collectors.toMap;

import io.cryptoqa.sentiment.FearGreedView.Change;
import io.cryptoqa.sentiment.FearGreedView.NamedBand;
import io.cryptoqa.sentiment.FearGreedView.NamedScale;
import io.cryptoqa.sentiment.FearGreedView.Source;
import io.cryptoqa.sentiment.Readings.Value;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.Freshness;
import io.cryptoqa.web.Labels;
import io.cryptoqa.web.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The index as readers see it. Nothing is made up: an unknown value is null and never 0, a missing
 * day is a gap and never interpolated, an old value says that it is stale.
 */
@Component
@Transactional(readOnly = true)
class FearGreed {

    /** How late the next reading may be before the last one counts as stale. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final Readings readings;
    private final Labels labels;
    private final Cursors cursors;
    private final Clock clock;

    FearGreed(Readings readings, Labels labels, Cursors cursors, Clock clock) {
        this.readings = readings;
        this.labels = labels;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** The reading of the newest day that has one. */
    FearGreedView current(Scale scale, String locale) {
        var now = clock.instant();
        var rows =
                readings.newest(
                        ReadingSource.ids(),
                        day(now),
                        now,
                        Limit.of(ReadingSource.values().length));
        var named = named(scale, locale);
        var disclaimer = labels.text(locale, "fear-greed.disclaimer");
        if (rows.isEmpty()) {
            return FearGreedView.unavailable(named, disclaimer);
        }
        var newestDay = rows.getFirst().day();
        var reading =
                rows.stream()
                        .filter(row -> row.day().equals(newestDay))
                        .min(Value.BY_TRUST)
                        .orElseThrow();
        var band = scale.bandOf(reading.value());
        return new FearGreedView(
                reading.value(),
                band,
                label(band, locale),
                named,
                reading.day(),
                reading.asOf(),
                reading.fetchedAt(),
                nextUpdate(reading, now),
                freshness(reading, now),
                change(reading, now),
                source(reading, locale),
                disclaimer);
    }

    /** The days asked for, oldest first, each with its reading or the reason why it has none. */
    Slice<DayView> history(HistoryParameters parameters, String locale) {
        var now = clock.instant();
        var scale = parameters.scaleOrDefault();
        var days = parameters.days(day(now));
        var list = "fear-greed %s %s %s".formatted(parameters.from(), parameters.to(), scale.id());
        var cursor = parameters.cursor();
        var first =
                cursor == null
                        ? days.first()
                        : LocalDate.parse(cursors.open(list, cursor).getFirst()).plusDays(1);
        var wanted = first.datesUntil(days.last().plusDays(1)).toList();
        var limit = parameters.limit() == null ? Math.max(1, wanted.size()) : parameters.limit();
        var slice = Slice.of(wanted, limit, last -> cursors.seal(list, List.of(last.toString())));
        return slice.withItems(items(slice.items(), scale, locale, now));
    }

    private List<DayView> items(List<LocalDate> days, Scale scale, String locale, Instant now) {
        if (days.isEmpty()) {
            return List.of();
        }
        var byDay =
                readings.between(ReadingSource.ids(), days.getFirst(), days.getLast(), now).stream()
                        .collect(
                                toMap(
                                        Value::day,
                                        Function.identity(),
                                        BinaryOperator.minBy(Value.BY_TRUST)));
        return days.stream().map(day -> item(day, byDay.get(day), scale, locale)).toList();
    }

    private DayView item(LocalDate day, @Nullable Value reading, Scale scale, String locale) {
        if (reading == null) {
            return DayView.missing(day);
        }
        var band = scale.bandOf(reading.value());
        return new DayView(
                day, reading.value(), band, label(band, locale), source(reading, locale), null);
    }

    /** Null where none is expected, or the one expected is overdue, so that nobody knows. */
    private static @Nullable Instant nextUpdate(Value reading, Instant now) {
        var interval = reading.source().interval();
        if (interval == null) {
            return null;
        }
        var next = start(reading.day()).plus(interval);
        return next.isAfter(now) ? next : null;
    }

    private static Freshness freshness(Value reading, Instant now) {
        var staleFrom = start(reading.day().plusDays(1)).plus(GRACE);
        return now.isBefore(staleFrom) ? Freshness.FRESH : Freshness.STALE;
    }

    /** Compared within one source only: two publishers' values differ by more than a day does. */
    private Change change(Value reading, Instant now) {
        var day = reading.day().minusDays(1);
        var week = reading.day().minusWeeks(1);
        var month = reading.day().minusMonths(1);
        var values =
                readings.on(List.of(reading.sourceId()), List.of(day, week, month), now).stream()
                        .collect(toMap(Value::day, value -> reading.value() - value.value()));
        return new Change(values.get(day), values.get(week), values.get(month));
    }

    private NamedScale named(Scale scale, String locale) {
        return new NamedScale(
                scale.id(),
                scale.bands().stream()
                        .map(range ->
                                new NamedBand(
                                        range.band(),
                                        range.from(),
                                        range.to(),
                                        label(range.band(), locale)))
                        .toList());
    }

    private Source source(Value reading, String locale) {
        var id = reading.source().id();
        return new Source(id, labels.text(locale, "fear-greed.source." + id), null, null);
    }

    private String label(Band band, String locale) {
        return labels.text(locale, "fear-greed.band." + band.id());
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
