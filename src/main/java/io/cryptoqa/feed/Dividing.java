package io.cryptoqa.feed;

import io.cryptoqa.article.WalkingEditions.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Divides a site's addresses into sitemaps: the largest {@link Block}s of article ids with no more
 * of them than one may have. So a part is found by its name alone, without counting what stands
 * before it; and its bounds depend on nothing but how many there are within, so that articles come
 * and go without moving the others from part to part. Ids begin with the time they were made at
 * (UUIDv7): a site grows at the end, where the last part is halved whenever it is full.
 *
 * <p>One pass over all articles in the order of their ids, from the bottom up: two halves that are
 * few enough together are one. Its memory is the parts, and one path down the tree.
 */
final class Dividing {

    /**
     * A sitemap of several.
     *
     * @param addresses how many it has, at least one
     * @param changedAt when the last of its editions came or went
     */
    record Part(Block block, long addresses, Instant changedAt) {}

    private record Article(UUID id, long live, Instant changedAt) {}

    private final Iterator<List<Interval>> articles;
    private final int most;
    private final Instant now;
    private @Nullable Article next;
    private @Nullable Article second;

    private Dividing(Iterator<List<Interval>> articles, int most, Instant now) {
        this.articles = articles;
        this.most = most;
        this.now = now;
        take();
        take();
    }

    /**
     * The parts in the order of ids.
     *
     * @param articles what was, is and will be public of each article, in the order of ids
     * @param most how many addresses a part may have; at least as many as an article has
     */
    static List<Part> divide(Iterator<List<Interval>> articles, int most, Instant now) {
        return new Dividing(articles, most, now)
                .parts(Block.ALL).stream().filter(part -> part.addresses > 0).toList();
    }

    private List<Part> parts(Block block) {
        var first = next;
        if (first == null || !block.contains(first.id)) {
            return List.of();
        }
        if (second == null || !block.contains(second.id)) {
            take();
            return List.of(new Part(block, first.live, first.changedAt));
        }
        var left = parts(block.left());
        var right = parts(block.right());
        var all = new ArrayList<Part>(left.size() + right.size());
        all.addAll(left);
        all.addAll(right);
        var addresses = all.stream().mapToLong(Part::addresses).sum();
        if (addresses > most) {
            return all;
        }
        var changedAt = all.stream().map(Part::changedAt).reduce(Instant.MIN, Dividing::later);
        return List.of(new Part(block, addresses, changedAt));
    }

    private void take() {
        next = second;
        second = articles.hasNext() ? article(articles.next()) : null;
    }

    private Article article(List<Interval> intervals) {
        var live = 0;
        var changedAt = Instant.MIN;
        for (var interval : intervals) {
            if (!interval.startsAt().isAfter(now)) {
                changedAt = later(changedAt, interval.startsAt());
                if (interval.endsAt().isAfter(now)) {
                    live++;
                } else {
                    changedAt = later(changedAt, interval.endsAt());
                }
            }
        }
        return new Article(intervals.getFirst().articleId(), live, changedAt);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
