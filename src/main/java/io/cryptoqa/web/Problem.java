package io.cryptoqa.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is an error: RFC 9457 problem+json. Subclasses stand beside what throws them and
 * write the detail, in which only text that is safe to show a stranger belongs.
 */
public abstract class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProblemType type;
    private final transient List<Violation> violations;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    protected Problem(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    protected Problem(ProblemType type, String detail, List<Violation> violations) {
        super(detail, null, false, false);
        this.type = type;
        this.violations = List.copyOf(violations);
    }

    /** Adds a member of this problem's own, such as {@code archivedAt} (RFC 9457 §3.2). */
    protected final void member(String name, Object value) {
        members.put(name, value);
    }

    /** What kind of problem it is. */
    public final ProblemType type() {
        return type;
    }

    /** Each thing wrong with the input; empty where it is not the input's form that is wrong. */
    public final List<Violation> violations() {
        return violations;
    }

    Map<String, Object> members() {
        return members;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    /**
     * One thing wrong with the input.
     *
     * @param pointer where: a JSON Pointer into the body as a URI fragment (RFC 6901 §6), such as
     *     {@code #/body/content}, or {@code #/query/limit} for a query parameter
     * @param code what rule it breaks, in kebab case
     * @param detail what was wrong and what is allowed
     * @param line the line in a text body, counted from 1, where that helps
     */
    public record Violation(String pointer, String code, String detail, @Nullable Integer line) {

        /** A query parameter that cannot be used. */
        public static Violation ofParameter(String name, String code, String detail) {
            return new Violation("#/query/" + name, code, detail, null);
        }
    }
}
