package io.cryptoqa.body;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A body that cannot be taken, with everything that is wrong with it. */
public class InvalidBody extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    /** A body with these violations, at least one. */
    public InvalidBody(List<Violation> violations) {
        super(
                violations.stream().map(Violation::detail).collect(Collectors.joining(" ")),
                null,
                false,
                false);
        this.violations = List.copyOf(violations);
    }

    /** All that is wrong, at least one, in the order of the body. */
    public List<Violation> violations() {
        return violations;
    }

    /**
     * One thing wrong.
     *
     * @param code {@code raw-html}, {@code link-scheme}, {@code too-long}, {@code too-deep}, {@code
     *     too-dense}, {@code too-many-cells}, {@code control-character}, {@code front-matter},
     *     {@code not-representable}, or for a tree given as JSON {@code unknown-node}, {@code
     *     missing-member}, {@code wrong-type}, {@code unknown-member} or {@code misplaced-node}
     * @param detail what was wrong and what is allowed, for the author to read
     * @param line in Markdown, counted from 1; null for a tree
     * @param pointer in a tree, the JSON Pointer of the node (RFC 6901); empty for Markdown
     */
    public record Violation(String code, String detail, @Nullable Integer line, String pointer) {

        static Violation atLine(String code, int line, String detail) {
            return new Violation(code, detail, line, "");
        }
    }
}
