package io.cryptoqa.convert;

import io.cryptoqa.body.Node;
import io.cryptoqa.body.Node.Align;
import io.cryptoqa.convert.Warnings.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables. A body's table is a grid of single lines: what spans keeps its text in the first
 * cell and leaves the others empty, blocks in a cell are joined, and a table in a cell follows.
 */
final class HtmlTables {

    /** Beyond so many cells rows stay as long as they are: two lines could ask for a billion. */
    private static final long LARGEST_GRID = 100_000;

    /** A body's parser makes all rows as long as the head, and stops at a million cells. */
    private static final long MOST_CELLS = 500_000;

    private static final int WIDEST_SPAN = 1_000;

    private final HtmlReader reader;
    private final Warnings warnings;

    HtmlTables(HtmlReader reader, Warnings warnings) {
        this.reader = reader;
        this.warnings = warnings;
    }

    private record Cell(List<Node> inlines, int columns, int rows, @Nullable Align align) {

        static final Cell EMPTY = new Cell(List.of(), 1, 1, null);
    }

    /** A row of a table and what holds for its cells. */
    private record Row(Element element, Place place) {}

    void read(Element table, Place place, Flow flow) {
        flow.endParagraph();
        var rows = new ArrayList<Row>();
        collect(table, place, rows, flow);
        flow.endParagraph();
        if (isLayout(table, rows)) {
            rows.forEach(row -> reader.children(row.element(), row.place(), flow));
            flow.endParagraph();
            return;
        }
        List<Node> after = new ArrayList<>();
        var cells = cells(rows, flow.depth(), after);
        if (!cells.isEmpty()) {
            var made = table(cells);
            if (place.afterTable() != null) {
                warnings.count(Kind.TABLE_NESTED);
                place.afterTable().add(made);
            } else {
                add(made, place, flow);
            }
        }
        if (place.afterTable() != null) {
            place.afterTable().addAll(after);
        } else {
            after.forEach(other -> add(other, place, flow));
        }
    }

    private void add(Node table, Place place, Flow flow) {
        var rows = table.children();
        var columns = rows.getFirst().children().size();
        if (flow.holdsContainers() && (long) columns * rows.size() <= MOST_CELLS) {
            flow.add(table);
        } else {
            reader.flattened(place);
            rows.forEach(row -> flow.add(paragraph(row)));
        }
    }

    private static Node paragraph(Node row) {
        return new Node.Paragraph(Headings.line(row.children()));
    }

    /** The rows of this table itself; all else in it, such as its caption, stands before it. */
    private void collect(Element parent, Place place, List<Row> rows, Flow flow) {
        for (var node : parent.childNodes()) {
            if (!(node instanceof Element element)) {
                reader.node(node, place, flow);
                continue;
            }
            var styles = Styles.of(element);
            if (!HtmlReader.isSeen(element, styles)) {
                continue;
            }
            switch (element.normalName()) {
                case "thead", "tbody", "tfoot" ->
                        collect(element, place.in(element, styles, true), rows, flow);
                case "tr" -> rows.add(new Row(element, place.in(element, styles, true)));
                default -> reader.node(element, place, flow);
            }
        }
    }

    /** Whether a table only puts a frame around something. */
    private static boolean isLayout(Element table, List<Row> rows) {
        return table.attr("role").equals("presentation")
                || (rows.size() == 1
                        && rows.getFirst().element().childrenSize() == 1
                        && rows.getFirst().element().child(0).nameIs("td"));
    }

    private List<List<Cell>> cells(List<Row> rows, int depth, List<Node> after) {
        var cells = new ArrayList<List<Cell>>();
        for (var row : rows) {
            var line = new ArrayList<Cell>();
            for (var node : row.element().children()) {
                if (node.nameIs("td") || node.nameIs("th")) {
                    line.add(cell(node, row.place(), depth, after));
                }
            }
            if (line.stream().anyMatch(cell -> !cell.inlines().isEmpty())) {
                cells.add(line);
            }
        }
        return cells;
    }

    private Cell cell(Element element, Place place, int depth, List<Node> after) {
        var styles = Styles.of(element);
        if (!HtmlReader.isSeen(element, styles)) {
            return Cell.EMPTY;
        }
        var columns = span(element, "colspan");
        var rows = span(element, "rowspan");
        if (columns > 1 || rows > 1) {
            warnings.count(Kind.TABLE_SPAN);
        }
        // so deep that no list or quote is made in it
        var inside = place.in(element, styles, true).inCell(after);
        var blocks = reader.blocks(element, inside, depth + 20);
        var isBroken =
                blocks.size() > 1
                        || (blocks.size() == 1
                                && !Headings.withoutBreaks(blocks.getFirst().children())
                                        .equals(blocks.getFirst().children()));
        if (isBroken) {
            warnings.count(Kind.TABLE_CELL_BLOCKS);
        }
        var align = element.attr("align");
        return new Cell(
                Headings.line(blocks),
                columns,
                rows,
                align(align.isEmpty() ? styles.textAlign() : align.toLowerCase(Locale.ROOT)));
    }

    private static int span(Element cell, String attribute) {
        var span = cell.attr(attribute);
        return !span.isEmpty() && span.matches("\\d{1,6}")
                ? Math.clamp(Integer.parseInt(span), 1, WIDEST_SPAN)
                : 1;
    }

    private static @Nullable Align align(String align) {
        return switch (align) {
            case "left" -> Align.LEFT;
            case "center" -> Align.CENTER;
            case "right" -> Align.RIGHT;
            default -> null;
        };
    }

    private static Node.Table table(List<List<Cell>> rows) {
        var width = 0L;
        for (var row : rows) {
            width = Math.max(width, row.stream().mapToLong(Cell::columns).sum());
        }
        // cells that hang down from above can make a row longer by all of theirs
        var isGrid = 2 * width * rows.size() <= LARGEST_GRID;
        var lines = isGrid ? grid(rows, (int) width) : rows;
        var nodes = new ArrayList<Node>();
        for (var line : lines) {
            nodes.add(
                    new Node.TableRow(
                            line.stream()
                                    .map(cell -> (Node) new Node.TableCell(cell.inlines()))
                                    .toList()));
        }
        return new Node.Table(aligns(lines), nodes);
    }

    /** A column is aligned if its head and the cell below it are alike. */
    private static List<@Nullable Align> aligns(List<? extends List<Cell>> lines) {
        var aligns = new ArrayList<@Nullable Align>();
        var head = lines.getFirst();
        var below = lines.get(Math.min(1, lines.size() - 1));
        for (int i = 0; i < head.size(); i++) {
            var align = head.get(i).align();
            aligns.add(i < below.size() && below.get(i).align() == align ? align : null);
        }
        return aligns;
    }

    /** All rows as long as the longest, with empty cells where others reach into. */
    private static List<List<Cell>> grid(List<List<Cell>> rows, int width) {
        var lines = new ArrayList<List<Cell>>();
        var hanging = new int[2 * width];
        var longest = 0;
        for (var row : rows) {
            var line = new ArrayList<Cell>();
            for (var cell : row) {
                fillHanging(line, hanging);
                for (int i = 0; i < cell.columns(); i++) {
                    if (line.size() < hanging.length) {
                        hanging[line.size()] = cell.rows() - 1;
                        line.add(i == 0 ? cell : Cell.EMPTY);
                    } else if (i == 0) {
                        line.add(cell); // pushed out by what hangs down; never dropped
                    }
                }
            }
            fillHanging(line, hanging);
            longest = Math.max(longest, line.size());
            lines.add(line);
        }
        for (var line : lines) {
            while (line.size() < longest) {
                line.add(Cell.EMPTY);
            }
        }
        return lines;
    }

    private static void fillHanging(List<Cell> line, int[] hanging) {
        while (line.size() < hanging.length && hanging[line.size()] > 0) {
            hanging[line.size()]--;
            line.add(Cell.EMPTY);
        }
    }
}
