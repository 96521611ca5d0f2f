package io.cryptoqa.convert;

import io.cryptoqa.body.BodyLimits;
import io.cryptoqa.body.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocks in the making, in the order of the source: loose text becomes paragraphs as soon as a
 * block follows, items that stand outside of a list become one.
 */
final class Flow {

    /** What a list takes below itself: its item, a paragraph, four marks in each other, a text. */
    private static final int LIST_HEIGHT = 7;

    private final Inlines inlines = new Inlines();
    private final List<Node> blocks = new ArrayList<>();
    private final List<WordLists.Item> wordItems = new ArrayList<>();
    private final List<Node> strayItems = new ArrayList<>();
    private final int depth;

    /**
     * Of blocks that stand this deep in the tree.
     *
     * @param depth 1 for those of the body itself
     */
    Flow(int depth) {
        this.depth = depth;
    }

    Inlines inlines() {
        return inlines;
    }

    int depth() {
        return depth;
    }

    /** Whether a list, a quote or a table can stand here without being too deep. */
    boolean holdsContainers() {
        return depth + LIST_HEIGHT <= BodyLimits.DEEPEST;
    }

    void add(Node block) {
        endParagraph();
        endLists();
        blocks.add(block);
    }

    void addAll(List<Node> several) {
        several.forEach(this::add);
    }

    /** An item of Word's, which says itself how deep it is. */
    void addWordItem(WordLists.Item item) {
        endParagraph();
        endStrayItems();
        wordItems.add(item);
    }

    /** An item without a list around it, as where a selection began inside one. */
    void addStrayItem(Node item) {
        endParagraph();
        endWordItems();
        strayItems.add(item);
    }

    void endParagraph() {
        if (!inlines.isEmpty()) {
            endLists();
        }
        blocks.addAll(inlines.takeParagraphs());
    }

    private void endLists() {
        endWordItems();
        endStrayItems();
    }

    private void endWordItems() {
        if (!wordItems.isEmpty()) {
            var levels = Math.max(0, (BodyLimits.DEEPEST - LIST_HEIGHT - depth) / 2) + 1;
            blocks.addAll(WordLists.lists(wordItems, levels));
            wordItems.clear();
        }
    }

    private void endStrayItems() {
        if (!strayItems.isEmpty()) {
            blocks.add(Lists.list(null, List.copyOf(strayItems)));
            strayItems.clear();
        }
    }

    /** All blocks, with what was still open. */
    List<Node> finish() {
        endParagraph();
        endLists();
        return blocks;
    }
}
