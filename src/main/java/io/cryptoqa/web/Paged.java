package io.cryptoqa.web;

import io.cryptoqa.web.Slice.Page;

/**
 * An answer that shows a part of a collection; {@link NextLink} says in a header where to go on.
 */
public interface Paged {

    /** Which part. */
    Page page();
}
