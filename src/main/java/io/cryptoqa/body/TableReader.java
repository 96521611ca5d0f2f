package io.cryptoqa.body;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table with its rows as they are written. The parser fills short rows up with empty cells,
 * which are left out here; and it drops cells beyond the head, whose words would be lost, so they
 * are read from the source.
 */
final class TableReader {

    private final TreeReader reader;
    private final String source;

    TableReader(TreeReader reader, String source) {
        this.reader = reader;
        this.source = source;
    }

    Node.Table table(TableBlock table, int depth) {
        var align = new ArrayList<Node.@Nullable Align>();
        var rows = new ArrayList<Node>();
        for (var part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (var row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (part instanceof TableHead) {
                    for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                        align.add(align((TableCell) cell));
                    }
                }
                rows.add(
                        new Node.TableRow(
                                cells(row, align.size(), part instanceof TableHead, depth + 2)));
            }
        }
        return new Node.Table(align, rows);
    }

    private List<Node> cells(org.commonmark.node.Node row, int columns, boolean isHead, int depth) {
        var span = row.getSourceSpans().getFirst();
        var written =
                split(
                        source.substring(
                                span.getInputIndex(), span.getInputIndex() + span.getLength()));
        var cells = new ArrayList<Node>();
        for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (isHead || cells.size() < written.size()) {
                cells.add(new Node.TableCell(reader.inlines(cell, depth + 1)));
            }
        }
        for (var text : written.subList(Math.min(columns, written.size()), written.size())) {
            cells.add(new Node.TableCell(reader.inlines(text, depth + 1, span.getLineIndex() + 1)));
        }
        return cells;
    }

    /** The texts between the pipes of a row, as the parser splits them. */
    private static List<String> split(String line) {
        var row = line.strip();
        if (row.startsWith("|")) {
            row = row.substring(1);
        }
        var cells = new ArrayList<String>();
        var start = 0;
        for (int i = 0; i < row.length(); i++) {
            if (row.charAt(i) == '\\' && i + 1 < row.length() && row.charAt(i + 1) == '|') {
                i++;
            } else if (row.charAt(i) == '|') {
                cells.add(row.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (!row.substring(start).isBlank()) {
            cells.add(row.substring(start).strip());
        }
        return cells;
    }

    private static Node.@Nullable Align align(TableCell cell) {
        var alignment = cell.getAlignment();
        if (alignment == null) {
            return null;
        }
        return switch (alignment) {
            case LEFT -> Node.Align.LEFT;
            case CENTER -> Node.Align.CENTER;
            case RIGHT -> Node.Align.RIGHT;
        };
    }
}
