package io.cryptoqa.convert;

/**
 * Something that a conversion dropped or changed, however often.
 *
 * @param code stable, in kebab-case, such as {@code image-unreachable}
 * @param detail how often and what became of it, an English sentence for an editor
 */
public record Warning(String code, String detail) {}
