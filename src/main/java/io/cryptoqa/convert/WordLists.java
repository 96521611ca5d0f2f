package io.cryptoqa.convert;

import io.cryptoqa.body.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lists of Word, which are paragraphs that each say how deep they are and show their own marker.
 * Levels may be skipped; another list of Word's, or a number after bullets, begins another list.
 */
final class WordLists {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "[(（\\[]?(?:\\d{1,9}[.．])*(\\d{1,9}|[a-z]{1,6}|[一二三四五六七八九十百]{1,4})([.．、)）\\]:：]*)");
    private static final Pattern ROMAN = Pattern.compile("[ivxlcdm]{2,6}|[ivx]");
    private static final String CHINESE = "一二三四五六七八九";
    private static final String ROMAN_DIGITS = "ivxlcdm";
    private static final int[] ROMAN_VALUES = {1, 5, 10, 50, 100, 500, 1000};

    private WordLists() {}

    /**
     * An item as it stands in the source.
     *
     * @param list which list it says it is of
     * @param level from 1
     * @param number what its marker counts; null for a bullet
     */
    record Item(String list, int level, @Nullable Integer number, List<Node> blocks) {

        static Item of(String list, int level, String marker, List<Node> blocks) {
            return new Item(list, level, WordLists.number(marker), blocks);
        }
    }

    /** A list in the making. */
    private static final class Open {

        private final Item first;
        private final List<List<Node>> items = new ArrayList<>();
        private int level;

        Open(Item first) {
            this.first = first;
            level = first.level();
            add(first);
        }

        boolean takes(Item item) {
            return first.list().equals(item.list())
                    && (first.number() == null) == (item.number() == null);
        }

        void add(Item item) {
            level = Math.min(level, item.level());
            items.add(new ArrayList<>(item.blocks()));
        }

        Node.List close() {
            return Lists.list(
                    first.number(),
                    items.stream().map(blocks -> (Node) Lists.item(blocks)).toList());
        }
    }

    /** Lists of neighbouring items, nested as their levels say, but not deeper than this. */
    static List<Node> lists(List<Item> items, int levels) {
        var lists = new ArrayList<Node>();
        var open = new ArrayDeque<Open>();
        for (var item : items) {
            // the outermost stays open, so that an item further out than the first joins it
            while (open.size() > 1 && open.getLast().level > item.level()) {
                close(open, lists);
            }
            if (!open.isEmpty()) {
                var inner = open.getLast();
                var isDeeper = inner.level < item.level() && open.size() < levels;
                if (!isDeeper && inner.takes(item)) {
                    inner.add(item);
                    continue;
                }
                if (!isDeeper) {
                    close(open, lists);
                }
            }
            open.addLast(new Open(item));
        }
        while (!open.isEmpty()) {
            close(open, lists);
        }
        return lists;
    }

    private static void close(Deque<Open> open, List<Node> lists) {
        var closed = open.removeLast().close();
        if (open.isEmpty()) {
            lists.add(closed);
        } else {
            open.getLast().items.getLast().add(closed);
        }
    }

    /** The number that a marker shows, such as 3 for {@code c)}; null if it is a bullet. */
    static @Nullable Integer number(String marker) {
        var text = Inlines.collapse(marker).toLowerCase(Locale.ROOT);
        var matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        var counted = matcher.group(1);
        if (Character.isDigit(counted.charAt(0))) {
            return Integer.valueOf(counted);
        }
        if (matcher.group(2).isEmpty() && text.length() == 1 && counted.charAt(0) < 0x80) {
            return null; // "o" and "v" alone are bullets of other fonts
        }
        if (counted.charAt(0) >= 0x80) {
            return chinese(counted);
        }
        return ROMAN.matcher(counted).matches() ? roman(counted) : letters(counted);
    }

    private static int chinese(String counted) {
        var value = 0;
        var digit = 0;
        for (int i = 0; i < counted.length(); i++) {
            var character = counted.charAt(i);
            if (character == '十' || character == '百') {
                value += Math.max(1, digit) * (character == '十' ? 10 : 100);
                digit = 0;
            } else {
                digit = CHINESE.indexOf(character) + 1;
            }
        }
        return value + digit;
    }

    private static int roman(String counted) {
        var value = 0;
        for (int i = 0; i < counted.length(); i++) {
            var one = ROMAN_VALUES[ROMAN_DIGITS.indexOf(counted.charAt(i))];
            var next =
                    i + 1 < counted.length()
                            ? ROMAN_VALUES[ROMAN_DIGITS.indexOf(counted.charAt(i + 1))]
                            : 0;
            value += one < next ? -one : one;
        }
        return Math.max(1, value);
    }

    private static int letters(String counted) {
        return counted.length() == 1 ? counted.charAt(0) - 'a' + 1 : 1;
    }
}
