package io.cryptoqa.convert;

import java.util.List;

/**
 * What became of something pasted.
 *
 * @param markdown canonical: {@link io.cryptoqa.body.Markdown#parse} takes it
 * @param warnings what was dropped or changed, one for each kind; empty if nothing was
 */
public record Converted(String markdown, List<Warning> warnings) {}
