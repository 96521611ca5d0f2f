package io.cryptoqa.input;

import static java.util.Objects.requireNonNullElse;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.cryptoqa.web.Problem.Violation;
import io.cryptoqa.web.Shortened;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CSV body (RFC 4180): UTF-8, separated by commas, with a header. Each row becomes {@link
 * Members}, so that the rules of the same thing in JSON hold for it, and their faults name the
 * column and the line; {@link #check} refuses all of them at once. An empty cell is null.
 */
public final class Csv {

    /** More than ten years of days. */
    public static final int MOST_ROWS = 10_000;

    private static final JsonMapper JSON = new JsonMapper();

    /** Where the parser says in its message that a row began. */
    private static final Pattern LINE = Pattern.compile("line ([0-9]{1,9})");

    private final List<Members> rows = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();
    private int met;

    private Csv() {}

    /**
     * A column.
     *
     * @param name in the header; {@code ids.coingecko} is a member of a member
     * @param isRequired whether the header must have it
     * @param isNumber whether whole numbers in it are read as such
     */
    public record Column(String name, boolean isRequired, boolean isNumber) {

        public static Column required(String name) {
            return new Column(name, true, false);
        }

        public static Column optional(String name) {
            return new Column(name, false, false);
        }

        public static Column number(String name) {
            return new Column(name, true, true);
        }
    }

    /**
     * Reads it.
     *
     * @throws Invalid if it is no CSV, its header is wrong, or it has more rows than are taken
     */
    public static Csv read(String text, List<Column> columns) {
        var csv = new Csv();
        var header = new ArrayList<Column>();
        if (text.chars().filter(character -> character == '"').count() % 2 != 0) {
            // the parser would take all that follows as one cell
            throw new Invalid(
                    "#",
                    "malformed-csv",
                    "A cell begins with a quotation mark and never ends; one within a cell is doubled.");
        }
        // rows of a wrong length are told like all other faults
        var reader = CsvReader.builder().allowExtraFields(true).allowMissingFields(true);
        try (var records = reader.ofCsvRecord(text)) {
            for (var row : records) {
                if (header.isEmpty()) {
                    header.addAll(header(row, columns));
                } else {
                    csv.add(row, header);
                }
            }
        } catch (CsvParseException broken) {
            throw broken(broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        if (header.isEmpty()) {
            throw new Invalid(
                    "#",
                    "required",
                    "The CSV is empty; its first line must be the header %s."
                            .formatted(names(columns)));
        }
        return csv;
    }

    /** The rows in order, those of a wrong length left out. */
    public List<Members> rows() {
        return rows;
    }

    /**
     * Refuses the file if anything in it was wrong.
     *
     * @throws Invalid with everything, up to a hundred
     */
    public void check() {
        rows.forEach(Members::addUnknown);
        if (!violations.isEmpty()) {
            violations.sort(Comparator.comparing(fault -> requireNonNullElse(fault.line(), 0)));
            throw new Invalid(violations);
        }
    }

    private static Invalid broken(CsvParseException broken) {
        var line = LINE.matcher(String.valueOf(broken.getMessage()));
        return new Invalid(
                List.of(
                        new Violation(
                                "#",
                                "malformed-csv",
                                "Something stands behind the closing quotation mark of a cell, or a cell is too long.",
                                line.find() ? Integer.valueOf(line.group(1)) : null)));
    }

    private static List<Column> header(CsvRecord row, List<Column> columns) {
        var header = new ArrayList<Column>();
        var seen = new HashSet<String>();
        for (var cell : row.getFields()) {
            var name = cell.strip();
            var column =
                    columns.stream()
                            .filter(known -> known.name.equals(name))
                            .findFirst()
                            .orElseThrow(() ->
                                    badHeader(
                                            "The header has '%s'".formatted(Shortened.of(name)),
                                            columns));
            if (!seen.add(name)) {
                throw badHeader("The header has '%s' twice".formatted(name), columns);
            }
            header.add(column);
        }
        for (var column : columns) {
            if (column.isRequired && !seen.contains(column.name)) {
                throw badHeader("The header lacks '%s'".formatted(column.name), columns);
            }
        }
        return header;
    }

    private static Invalid badHeader(String fault, List<Column> columns) {
        return new Invalid(
                List.of(
                        new Violation(
                                "#/header",
                                "bad-header",
                                "%s; it is of %s, separated by commas."
                                        .formatted(fault, names(columns)),
                                1)));
    }

    private static String names(List<Column> columns) {
        return String.join(
                ", ",
                columns.stream()
                        .map(column ->
                                column.isRequired ? column.name : column.name + " (optional)")
                        .toList());
    }

    private void add(CsvRecord row, List<Column> header) {
        var line = (int) row.getStartingLineNumber();
        met++;
        if (met > MOST_ROWS) {
            throw new Invalid(
                    "#", "too-many", "The CSV has more than %d rows.".formatted(MOST_ROWS));
        }
        if (row.getFieldCount() != header.size()) {
            if (violations.size() < Members.MOST_TOLD) {
                violations.add(
                        new Violation(
                                "#/" + met,
                                "wrong-length",
                                "The row has %d cells; the header has %d."
                                        .formatted(row.getFieldCount(), header.size()),
                                line));
            }
            return;
        }
        var object = JSON.createObjectNode();
        for (int i = 0; i < header.size(); i++) {
            set(object, header.get(i), row.getField(i).strip());
        }
        rows.add(Members.ofRow(object, "#/" + met, violations, line));
    }

    private static void set(ObjectNode object, Column column, String cell) {
        var target = object;
        var name = column.name;
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.')) {
            target = target.withObjectProperty(name.substring(0, dot));
            name = name.substring(dot + 1);
        }
        target.set(name, node(column, cell));
    }

    private static JsonNode node(Column column, String cell) {
        if (cell.isEmpty()) {
            return JSON.nullNode();
        }
        // what is no number stays a text, and is told to be one
        return column.isNumber && cell.matches("-?[0-9]{1,9}")
                ? JSON.valueToTree(Integer.parseInt(cell))
                : JSON.valueToTree(cell);
    }
}
