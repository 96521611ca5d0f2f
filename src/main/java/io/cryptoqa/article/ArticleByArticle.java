package io.cryptoqa.article;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Function;

/** Rows read in chunks, in the order of their articles, and given out one article at a time. */
final class ArticleByArticle<R> implements Iterator<List<R>> {

    private final Function<R, UUID> article;
    private final int chunk;
    private final Function<R, List<R>> following;
    private final Deque<R> rows = new ArrayDeque<>();
    private R last;
    private boolean isRead;

    /**
     * A walk that has not begun.
     *
     * @param before a row that would come before all others
     * @param chunk how many rows are read at a time; fewer are the last
     * @param following reads those after a row
     */
    ArticleByArticle(
            R before, Function<R, UUID> article, int chunk, Function<R, List<R>> following) {
        this.last = before;
        this.article = article;
        this.chunk = chunk;
        this.following = following;
    }

    @Override
    public boolean hasNext() {
        if (rows.isEmpty() && !isRead) {
            var more = following.apply(last);
            isRead = more.size() < chunk;
            if (!more.isEmpty()) {
                last = more.getLast();
                rows.addAll(more);
            }
        }
        return !rows.isEmpty();
    }

    @Override
    public List<R> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        var group = new ArrayList<R>();
        var id = article.apply(rows.element());
        while (hasNext() && article.apply(rows.element()).equals(id)) {
            group.add(rows.remove());
        }
        return group;
    }
}
