package io.cryptoqa.editing;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import io.cryptoqa.editing.StoredEdition.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How one revision differs from another. */
@Component
class Differing {

    private static final int CONTEXT_LINES = 3;

    /**
     * Finding the shortest way from one text to another takes time by the square of their lines.
     */
    private static final int MOST_LINES = 10_000;

    private final JsonMapper json;

    Differing(JsonMapper json) {
        this.json = json;
    }

    /**
     * What changed from one revision to another.
     *
     * @param against the number of the revision before
     * @param revision the number of the revision after
     * @param fields those that differ, without the body
     * @param body a unified diff of the Markdown; empty if it is the same
     */
    @Schema(name = "RevisionDiff")
    record Difference(int against, int revision, List<Field> fields, String body) {}

    /** A field that differs; lists and objects are JSON text. */
    @Schema(name = "FieldDiff")
    record Field(String field, @Nullable String before, @Nullable String after) {}

    /** What changed between two revisions of an edition. */
    Difference between(Words before, Words after) {
        var fields = new ArrayList<Field>();
        add(fields, "slug", before.slug(), after.slug());
        add(fields, "title", before.title(), after.title());
        add(fields, "summary", before.summary(), after.summary());
        add(fields, "author", text(before.author()), text(after.author()));
        add(fields, "image", text(before.image()), text(after.image()));
        add(fields, "sources", before.sources(), after.sources());
        add(fields, "corrections", before.corrections(), after.corrections());
        add(fields, "translatedFrom", text(before.translatedFrom()), text(after.translatedFrom()));
        return new Difference(before.revision(), after.revision(), fields, body(before, after));
    }

    private static String body(Words before, Words after) {
        var old = String.valueOf(before.body()).lines().toList();
        var present = String.valueOf(after.body()).lines().toList();
        var lines =
                UnifiedDiffUtils.generateUnifiedDiff(
                        "revision " + before.revision(),
                        "revision " + after.revision(),
                        old,
                        patch(old, present),
                        CONTEXT_LINES);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static void add(
            List<Field> fields, String name, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            fields.add(new Field(name, before, after));
        }
    }

    private @Nullable String text(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    /** Line by line; where that would take too long, everything between what is common. */
    private static Patch<String> patch(List<String> old, List<String> present) {
        if (old.size() + present.size() <= MOST_LINES) {
            return DiffUtils.diff(old, present);
        }
        var least = Math.min(old.size(), present.size());
        var head = 0;
        while (head < least && old.get(head).equals(present.get(head))) {
            head++;
        }
        var tail = 0;
        while (tail < least - head
                && old.get(old.size() - 1 - tail).equals(present.get(present.size() - 1 - tail))) {
            tail++;
        }
        var patch = new Patch<String>();
        var before = old.subList(head, old.size() - tail);
        var after = present.subList(head, present.size() - tail);
        if (!before.isEmpty() || !after.isEmpty()) {
            patch.addDelta(new ChangeDelta<>(new Chunk<>(head, before), new Chunk<>(head, after)));
        }
        return patch;
    }
}
