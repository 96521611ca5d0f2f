package io.cryptoqa.feed;

import static java.util.stream.Collectors.toMap;

import io.cryptoqa.article.ArticleLists;
import io.cryptoqa.article.ArticleSummary;
import io.cryptoqa.change.Change;
import io.cryptoqa.change.Changes;
import io.cryptoqa.web.BadCursor;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Shown;
import io.cryptoqa.web.Slice;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The changes of what is public, each with what is public of it now; the same number of statements,
 * whatever there is.
 *
 * <p>Why a copy made from it comes to be what lists show: an item's summary is at least as new as
 * the item, and if it is newer than the next change of that edition, then that one still comes. So
 * the order of reading matters: first the changes, then the clock, then the summaries. With a clock
 * read before, a publication that was committed in between would be an item without a summary, and
 * nothing would ever correct that.
 *
 * <p>A cursor is the last change before it, with more of it than its number: in a database that was
 * put back to an earlier state, numbers come a second time for other changes. It is bound to the
 * configured locales, because changes of others are left out.
 */
@Component
class FollowingChanges {

    private final Changes changes;
    private final ArticleLists lists;
    private final Cursors cursors;
    private final Clock clock;
    private final List<String> locales;
    private final String list;

    FollowingChanges(
            Changes changes, ArticleLists lists, Cursors cursors, Locales locales, Clock clock) {
        this.changes = changes;
        this.lists = lists;
        this.cursors = cursors;
        this.clock = clock;
        this.locales = locales.tags();
        list = "changes " + new TreeSet<>(this.locales);
    }

    /** A change that was answered; the parts of its cursor. */
    private record Place(long number, List<String> parts) {

        static final Place BEGINNING = new Place(0, List.of("0"));

        static Place of(Change change) {
            return new Place(
                    change.number(),
                    List.of(
                            Long.toString(change.number()),
                            change.articleId().toString(),
                            change.at().toString()));
        }
    }

    private record Edition(UUID article, String locale) {}

    /** The changes behind {@code cursor}, or without one behind {@code since}. */
    @Transactional(readOnly = true, isolation = Isolation.SERIALIZABLE)
    public ChangeSlice page(ChangeParameters parameters) {
        var since = open("since", parameters.since());
        var start = parameters.cursor() == null ? since : open("cursor", parameters.cursor());
        var limit = parameters.limitOrDefault();

        // with the one that was answered last, and one more to see whether there are more
        var rows = changes.noticeableFrom(start.number, locales, limit + 2);
        var now = clock.instant();
        Shown.of(CacheGroup.CHANGES);
        if (start.number > 0) {
            if (rows.isEmpty() || !Place.of(rows.getFirst()).equals(start)) {
                throw unknown(parameters.cursor() == null ? "since" : "cursor");
            }
            rows = rows.subList(1, rows.size());
        }
        // one from another node, whose clock goes before ours, waits: here it is not public yet
        rows.stream()
                .map(Change::at)
                .filter(at -> at.isAfter(now))
                .findFirst()
                .ifPresent(Shown::until);
        rows = rows.stream().takeWhile(change -> !change.at().isAfter(now)).toList();

        var slice = Slice.of(rows, limit, change -> seal(Place.of(change)));
        var last = slice.items().isEmpty() ? start : Place.of(slice.items().getLast());
        return new ChangeSlice(views(slice.items(), now), slice.page(), seal(last));
    }

    private List<ChangeView> views(List<Change> items, Instant now) {
        var ids = items.stream().map(Change::articleId).distinct().toList();
        Map<Edition, ArticleSummary> articles =
                lists.editionsOf(ids, now).stream()
                        .collect(
                                toMap(
                                        article -> new Edition(article.id(), article.locale()),
                                        Function.identity()));
        return items.stream()
                .map(change ->
                        ChangeView.of(
                                change,
                                articles.get(new Edition(change.articleId(), change.locale()))))
                .toList();
    }

    private String seal(Place place) {
        return cursors.seal(list, place.parts);
    }

    private Place open(String parameter, @Nullable String cursor) {
        if (cursor == null) {
            return Place.BEGINNING;
        }
        var parts = cursors.open(list, cursor, parameter);
        return new Place(Long.parseLong(parts.getFirst()), parts);
    }

    private static BadCursor unknown(String parameter) {
        return new BadCursor(
                parameter,
                ("'%s' is further than, or beside, what this service remembers: its database was"
                                + " put back to an earlier state. Start again without '%s', with an"
                                + " empty copy.")
                        .formatted(parameter, parameter));
    }
}
