package io.cryptoqa.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer of every collection: some items of it in order, and where to go on. {@link NextLink}
 * adds the same as a {@code Link} header.
 */
public record Slice<T>(List<T> items, Page page) implements Paged {

    /**
     * Where in the collection this is.
     *
     * @param limit the most items an answer to this request has
     * @param next the cursor of the following items; null at the end
     */
    public record Page(int limit, @Nullable String next) {}

    /**
     * The first {@code limit} of the rows, which were read with one more than that to see whether
     * there is more.
     *
     * @param cursor the cursor that goes on after an item
     */
    public static <T> Slice<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new Slice<>(rows, new Page(limit, null));
        }
        var items = rows.subList(0, limit);
        return new Slice<>(items, new Page(limit, cursor.apply(items.getLast())));
    }

    /** The same slice with other items, one for each. */
    public <R> Slice<R> withItems(List<R> others) {
        return new Slice<>(others, page);
    }
}
