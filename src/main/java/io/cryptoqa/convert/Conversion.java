package io.cryptoqa.convert;

import io.cryptoqa.body.InvalidBody;
import io.cryptoqa.body.Markdown;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Makes canonical Markdown of what people paste. No visible word is dropped; what a body cannot
 * hold is made simpler and told in warnings. Time grows with the length of the input, whatever is
 * in it. Thread-safe.
 */
public final class Conversion {

    private Conversion() {}

    /**
     * A document or a piece of one, as a clipboard holds it, reduced to what a body can hold.
     *
     * @throws InvalidBody {@code too-long} if more than 500,000 characters are left, {@code
     *     too-dense} if nearly all of them are marks
     */
    public static Converted fromHtml(String html) {
        var warnings = new Warnings();
        var tree = DeadAnchors.drop(HtmlReader.read(html, warnings), warnings);
        return warnings.with(Simplifying.write(tree, warnings));
    }

    /**
     * Plain text as people type it into chats and mails: bullets and numbers make lists, blank
     * lines paragraphs, short lines on their own headings. Whatever looks like Markdown is text.
     *
     * @throws InvalidBody as {@link #fromHtml}
     */
    public static Converted fromText(String text) {
        var warnings = new Warnings();
        return warnings.with(Simplifying.write(TextReader.read(text, warnings), warnings));
    }

    /**
     * A tree in the shapes of mdast 5. {@code position} and {@code data} are passed over; nothing
     * else is dropped, simplified or added.
     *
     * @throws InvalidBody with everything that is no mdast or cannot be said in Markdown, up to a
     *     hundred, and its JSON Pointer from the tree's root
     */
    public static Converted fromTree(JsonNode tree) {
        return new Converted(Markdown.fromTree(JsonTree.read(tree)), List.of());
    }
}
