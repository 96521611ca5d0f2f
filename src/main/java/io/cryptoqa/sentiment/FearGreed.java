package io.cryptoqa.sentiment;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.groupingBy;

import io.cryptoqa.sentiment.FearGreedView.Change;
import io.cryptoqa.sentiment.FearGreedView.NamedBand;
import io.cryptoqa.sentiment.FearGreedView.NamedScale;
import io.cryptoqa.sentiment.FearGreedView.Source;
import io.cryptoqa.sentiment.Readings.Value;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.Freshness;
import io.cryptoqa.web.Labels;
import io.cryptoqa.web.Shown;
import io.cryptoqa.web.Slice;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
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
public class FearGreed {

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

    /** The reading of the newest day that has one, on equal fifths; two statements. */
    public FearGreedView current(String locale) {
        return current(Scale.EQUAL_FIFTHS, locale);
    }

    /** The same on any scale. */
    public FearGreedView current(Scale scale, String locale) {
        var now = clock.instant();
        show(now);
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
        var ofDay = rows.stream().filter(row -> row.day().equals(newestDay)).toList();
        var reading = OfDay.of(ofDay);
        var band = scale.bandOf(reading.value());
        return new FearGreedView(
                reading.value(),
                band,
                label(band, locale),
                named,
                reading.day(),
                reading.reading().asOf(),
                reading.reading().fetchedAt(),
                nextUpdate(reading.reading(), now),
                freshness(reading.reading(), now),
                change(reading, now),
                source(reading, locale),
                disclaimer);
    }

    /** The days asked for, oldest first, each with its reading or the reason why it has none. */
    Slice<DayView> history(HistoryParameters parameters, String locale) {
        var now = clock.instant();
        show(now);
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

    /** Tomorrow begins another day, and a value may be as of a moment to come. */
    private void show(Instant now) {
        Shown.of(
                CacheGroup.READINGS, () -> readings.nextMoment(ReadingSource.ids(), day(now), now));
        Shown.until(start(day(now).plusDays(1)));
    }

    private List<DayView> items(List<LocalDate> days, Scale scale, String locale, Instant now) {
        if (days.isEmpty()) {
            return List.of();
        }
        var byDay =
                readings.between(ReadingSource.ids(), days.getFirst(), days.getLast(), now).stream()
                        .collect(groupingBy(Value::day));
        return days.stream().map(day -> item(day, byDay.get(day), scale, locale)).toList();
    }

    private DayView item(LocalDate day, @Nullable List<Value> ofDay, Scale scale, String locale) {
        if (ofDay == null) {
            return DayView.missing(day);
        }
        var reading = OfDay.of(ofDay);
        var band = scale.bandOf(reading.value());
        return new DayView(
                day, reading.value(), band, label(band, locale), source(reading, locale), null);
    }

    /**
     * What readers see of a day.
     *
     * @param reading the most trusted
     * @param corrected the publisher whose value it puts right; null if there is none
     */
    private record OfDay(Value reading, @Nullable ReadingSource corrected) {

        static OfDay of(List<Value> ofDay) {
            var best = ofDay.stream().min(Value.BY_TRUST).orElseThrow();
            var corrected =
                    best.source() == ReadingSource.EDITORIAL
                            ? ofDay.stream()
                                    .map(Value::source)
                                    .filter(ReadingSource::isPulled)
                                    .min(Comparator.naturalOrder())
                            : Optional.<ReadingSource>empty();
            return new OfDay(best, corrected.orElse(null));
        }

        /** Whose series the value stands in: a corrected value stays in its publisher's. */
        ReadingSource series() {
            return corrected == null ? reading.source() : corrected;
        }

        int value() {
            return reading.value();
        }

        LocalDate day() {
            return reading.day();
        }
    }

    /** When the source said, or else a day later; null where none is, or it is overdue. */
    private static @Nullable Instant nextUpdate(Value reading, Instant now) {
        var next = expected(reading);
        if (next == null || !next.isAfter(now)) {
            return null;
        }
        Shown.until(next);
        return next;
    }

    private static @Nullable Instant expected(Value reading) {
        var interval = reading.source().interval();
        var said = reading.nextUpdateAt();
        if (interval == null) {
            return null;
        }
        // whatever a source says: a value is of one day, and then comes the next day's
        var next = start(reading.day()).plus(interval);
        return said != null && said.isBefore(next) ? said : next;
    }

    private static Freshness freshness(Value reading, Instant now) {
        var next = requireNonNullElse(expected(reading), start(reading.day().plusDays(1)));
        var staleFrom = next.plus(reading.source().grace());
        if (!now.isBefore(staleFrom)) {
            return Freshness.STALE;
        }
        Shown.until(staleFrom);
        return Freshness.FRESH;
    }

    /** Compared within one series only: two publishers' values differ by more than a day does. */
    private Change change(OfDay shown, Instant now) {
        var day = shown.day().minusDays(1);
        var week = shown.day().minusWeeks(1);
        var month = shown.day().minusMonths(1);
        var values = new HashMap<LocalDate, Integer>();
        readings.on(ReadingSource.ids(), List.of(day, week, month), now).stream()
                .collect(groupingBy(Value::day))
                .forEach((then, ofDay) ->
                        inSeries(shown.series(), ofDay)
                                .ifPresent(before -> values.put(then, shown.value() - before)));
        return new Change(values.get(day), values.get(week), values.get(month));
    }

    private static Optional<Integer> inSeries(ReadingSource series, List<Value> ofDay) {
        var shown = OfDay.of(ofDay);
        if (shown.series() == series) {
            return Optional.of(shown.value());
        }
        return ofDay.stream()
                .filter(value -> value.source() == series)
                .map(Value::value)
                .findFirst();
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

    private Source source(OfDay shown, String locale) {
        var source = shown.reading().source();
        var corrected = shown.corrected();
        return new Source(
                source.id(),
                labels.text(locale, "fear-greed.source." + source.id()),
                source.url(),
                source.isPulled()
                        ? labels.text(locale, "fear-greed.attribution." + source.id())
                        : null,
                corrected == null ? null : corrected.id());
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
