package io.cryptoqa.web;

import java.util.List;

/**
 * The first items of a list, for a page that shows no more of it.
 *
 * @param total how many items the whole list has
 */
public record Extract<T>(List<T> items, long total) {}
