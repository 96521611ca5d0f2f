package io.cryptoqa.feed;

import io.cryptoqa.web.Paged;
import io.cryptoqa.web.Slice.Page;
import java.util.List;

/**
 * Some changes in order, and where to go on: now, if there are more, and later in any case.
 *
 * @param page its {@code next} is null when nothing more is there yet
 * @param since what to ask with later, never null: all up to there has been answered
 */
record ChangeSlice(List<ChangeView> items, Page page, String since) implements Paged {}
