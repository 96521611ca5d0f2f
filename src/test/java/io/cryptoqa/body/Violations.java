package io.cryptoqa.body;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a body is refused for. */
final class Violations {

    private Violations() {}

    static List<InvalidBody.Violation> of(String markdown) {
        return in(() -> Markdown.parse(markdown));
    }

    static List<InvalidBody.Violation> of(Node.Root given) {
        return in(() -> Markdown.fromTree(given));
    }

    static List<InvalidBody.Violation> ofFile(String file) {
        return in(() -> FrontMatter.read(file));
    }

    private static List<InvalidBody.Violation> in(ThrowingCallable call) {
        var refused = catchThrowableOfType(InvalidBody.class, call);
        return refused == null ? List.of() : refused.violations();
    }
}
