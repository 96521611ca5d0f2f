package io.cryptoqa.convert;

import io.cryptoqa.body.Node;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists. Clipboards put lists directly in lists, where they belong to the item before, wrap
 * items in other elements, and (Word on the web) make a list of each item, which then says itself
 * how deep it is.
 */
final class HtmlLists {

    private final HtmlReader reader;

    HtmlLists(HtmlReader reader) {
        this.reader = reader;
    }

    /** The items of one list in the making, each with its blocks. */
    private final class Items {

        private final List<List<Node>> items = new ArrayList<>();
        private final int depth;

        /** What stands between items. */
        private Flow loose;

        Items(int depth) {
            this.depth = depth;
            loose = new Flow(depth);
        }

        void children(Element parent, Place place) {
            for (var node : parent.childNodes()) {
                if (node instanceof Element element) {
                    child(element, place);
                } else if (!(node instanceof TextNode text && text.isBlank())) {
                    reader.node(node, place, loose);
                }
            }
        }

        private void child(Element element, Place around) {
            var styles = Styles.of(element);
            if (!HtmlReader.isSeen(element, styles)) {
                return;
            }
            var inside = around.in(element, styles, true);
            switch (element.normalName()) {
                case "li" -> {
                    endLoose();
                    add(item(element, inside, depth));
                }
                case "ul", "ol", "menu", "dir" -> {
                    endLoose();
                    add(nested(element, around));
                }
                default -> {
                    if (hasItems(element)) {
                        endLoose();
                        children(element, inside);
                    } else {
                        reader.node(element, around, loose);
                    }
                }
            }
        }

        private List<Node> nested(Element list, Place around) {
            var flow = new Flow(depth);
            reader.node(list, around, flow);
            return flow.finish();
        }

        /** A list without a text of its own goes to the item before, or is lifted out. */
        private void add(List<Node> blocks) {
            if (blocks.isEmpty()) {
                return;
            }
            if (!blocks.stream().allMatch(Node.List.class::isInstance)) {
                items.add(new ArrayList<>(blocks));
            } else if (!items.isEmpty()) {
                items.getLast().addAll(blocks);
            } else {
                for (var list : blocks) {
                    list.children().forEach(item -> items.add(new ArrayList<>(item.children())));
                }
            }
        }

        private void endLoose() {
            var blocks = loose.finish();
            if (!blocks.isEmpty()) {
                items.add(blocks);
                loose = new Flow(depth);
            }
        }

        List<Node> finish() {
            endLoose();
            return items.stream().map(blocks -> (Node) Lists.item(blocks)).toList();
        }
    }

    void read(Element list, Place place, Flow flow) {
        if (saysLevels(list)) {
            leveled(list, place, flow);
            return;
        }
        if (!flow.holdsContainers()) {
            reader.flattened(place);
            flow.endParagraph();
            reader.children(list, place, flow);
            flow.endParagraph();
            return;
        }
        flow.endParagraph();
        var items = new Items(flow.depth() + 2);
        items.children(list, place);
        var finished = items.finish();
        if (!finished.isEmpty()) {
            flow.add(Lists.list(start(list), finished));
        }
    }

    /** An item outside of a list. */
    void stray(Element item, Place place, Flow flow) {
        if (!flow.holdsContainers()) {
            flow.endParagraph();
            reader.children(item, place, flow);
            flow.endParagraph();
            return;
        }
        var blocks = item(item, place, flow.depth() + 2);
        if (!blocks.isEmpty()) {
            flow.addStrayItem(Lists.item(blocks));
        }
    }

    private List<Node> item(Element item, Place place, int depth) {
        var flow = new Flow(depth);
        if (item.attr("role").equals("checkbox")) { // Google Docs
            flow.inlines().box(item.attr("aria-checked").equals("true"));
        } else if (item.hasAttr("data-inline-task-id")) { // Confluence
            flow.inlines().box(item.hasClass("checked"));
        }
        reader.children(item, place, flow);
        return flow.finish();
    }

    private static boolean hasItems(Element element) {
        for (var child = element.firstElementChild();
                child != null;
                child = child.nextElementSibling()) {
            if (child.nameIs("li")) {
                return true;
            }
        }
        return false;
    }

    /** The number of the first item; null if there are bullets. */
    private static @Nullable Integer start(Element list) {
        if (!list.nameIs("ol")) {
            return null;
        }
        var item = list.firstElementChild();
        var value = item != null && item.nameIs("li") ? item.attr("value") : "";
        var start = value.isEmpty() ? list.attr("start") : value;
        return !start.isEmpty() && start.matches("\\d{1,9}") ? Integer.valueOf(start) : 1;
    }

    private static boolean saysLevels(Element list) {
        var item = list.firstElementChild();
        return item != null && item.hasAttr("data-aria-level") && item.hasAttr("data-listid");
    }

    private void leveled(Element list, Place place, Flow flow) {
        for (var node : list.childNodes()) {
            if (!(node instanceof Element item) || !item.nameIs("li")) {
                reader.node(node, place, flow);
                continue;
            }
            var level = item.attr("data-aria-level");
            var position = item.attr("data-aria-posinset");
            var blocks = reader.blocks(item, place, flow.depth() + 2);
            if (!blocks.isEmpty()) {
                flow.addWordItem(
                        new WordLists.Item(
                                item.attr("data-listid"),
                                level.matches("[1-9]") ? level.charAt(0) - '0' : 1,
                                !list.nameIs("ol")
                                        ? null
                                        : Integer.valueOf(
                                                position.matches("\\d{1,9}") ? position : "1"),
                                blocks));
            }
        }
    }
}
