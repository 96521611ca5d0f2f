package io.cryptoqa.search;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for. Its text form is what cursors are bound to.
 *
 * @param words as somebody typed them; nothing in them is syntax but quotation marks
 * @param topic the slug of a topic that the articles are about; null for all
 * @param from the first UTC day of publication
 * @param to the last UTC day of publication
 */
public record SearchQuery(
        String words,
        String locale,
        @Nullable String topic,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {}
