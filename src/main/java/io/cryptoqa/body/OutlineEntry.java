package io.cryptoqa.body;

/**
 * A heading of a body.
 *
 * @param id its anchor, the same in the tree and in HTML
 * @param depth 1 to 6
 * @param text without markup
 */
public record OutlineEntry(String id, int depth, String text) {}
