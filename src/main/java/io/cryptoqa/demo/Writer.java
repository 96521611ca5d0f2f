package io.cryptoqa.demo;

import io.cryptoqa.article.Slug;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes one edition in one language. The Markdown is in the very form that {@code
 * body.Markdown.write} gives, so that nothing of it changes when it is edited.
 */
final class Writer {

    private final Vocabulary words;
    private final Subject subject;
    private final Random random;
    private final boolean isSpaced;
    private final String concept;
    private final String situation;
    private final String address;

    /**
     * @param isSpaced whether sentences have a space between them, as in English
     */
    Writer(Vocabulary words, Subject subject, Random random, boolean isSpaced) {
        this.words = words;
        this.subject = subject;
        this.random = random;
        this.isSpaced = isSpaced;
        concept = words.section("concepts " + subject.category()).get(subject.concept());
        situation = words.section("situations").get(subject.situation());
        address = subject.category() + "-" + (subject.concept() + 1);
    }

    String title() {
        return capital(fill(words.section("titles").get(subject.title())));
    }

    /** The slug that the title gives, and a number in later rounds. */
    String slug() {
        var slug = Slug.of(title());
        return subject.isRepeated() ? Slug.numbered(slug, subject.round()) : slug;
    }

    String summary() {
        return say("summaries");
    }

    String author() {
        return pick("authors");
    }

    String concept() {
        return concept;
    }

    /** Markdown of this many bytes in UTF-8, or somewhat more: it ends after a block. */
    String body(int bytes) {
        var out = new StringBuilder(bytes + 512);
        var left = new ArrayList<String>();
        var written = append(out, paragraph());
        while (written < bytes) {
            if (left.isEmpty()) {
                left.addAll(words.section("headings"));
                Collections.shuffle(left, random);
            }
            written += append(out, "## " + capital(fill(left.removeLast())));
            written += append(out, paragraph());
            var isAfterBlock = false;
            for (int parts = random.nextInt(4); parts > 0 && written < bytes; parts--) {
                // two lists of a kind with nothing between would be read as one
                if (isAfterBlock || random.nextInt(2) == 0) {
                    written += append(out, "### " + capital(say("subheadings")));
                    written += append(out, paragraph());
                }
                written += append(out, block());
                isAfterBlock = true;
            }
        }
        return out.toString();
    }

    private static int append(StringBuilder out, String block) {
        out.append(out.isEmpty() ? "" : "\n").append(block).append('\n');
        return block.getBytes(StandardCharsets.UTF_8).length + 2;
    }

    private String block() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> list("bullets", 2 + random.nextInt(4), false);
            case 9, 10 -> list("steps", 3 + random.nextInt(3), true);
            case 11 -> table();
            default -> paragraph();
        };
    }

    private String paragraph() {
        var sentences = new ArrayList<String>();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            sentences.add(say(random.nextInt(14) == 0 ? "specials" : "sentences"));
        }
        return String.join(isSpaced ? " " : "", sentences);
    }

    private String list(String section, int items, boolean isOrdered) {
        var all = new ArrayList<>(words.section(section));
        Collections.shuffle(all, random);
        var lines = new ArrayList<String>();
        for (var item : all.subList(0, items)) {
            lines.add((isOrdered ? lines.size() + 1 + ". " : "- ") + fill(item));
        }
        return String.join("\n", lines);
    }

    private String table() {
        var rows = new ArrayList<String>();
        for (var row : List.of(pick("tables").split(" // "))) {
            rows.add("| " + fill(row) + " |");
        }
        var columns = Vocabulary.cells(rows.getFirst()).size();
        rows.add(1, "| " + String.join(" | ", Collections.nCopies(columns, "---")) + " |");
        return String.join("\n", rows);
    }

    private String say(String section) {
        return capital(fill(pick(section)));
    }

    private String pick(String section) {
        var all = words.section(section);
        return all.get(random.nextInt(all.size()));
    }

    private String fill(String text) {
        var out = new StringBuilder(text.length() + 80);
        var end = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', end)) {
            out.append(text, end, open);
            end = text.indexOf('}', open) + 1;
            out.append(slot(text.substring(open + 1, end - 1)));
        }
        return out.append(text, end, text.length()).toString();
    }

    private String slot(String name) {
        return switch (name) {
            case "x" -> concept;
            case "X" -> capital(concept);
            case "c" -> subject.coin();
            case "s" -> situation;
            case "u" -> address;
            default -> pick("list " + name);
        };
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
