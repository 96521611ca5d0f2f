package io.cryptoqa.editing;

import io.cryptoqa.input.Invalid;
import io.cryptoqa.web.Problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an edition needs before readers may see it: title, summary, a body, one topic. */
final class Readiness {

    private Readiness() {}

    /** What is missing, by the pointers of its editors' JSON. */
    static List<Violation> missing(StoredArticle article, StoredEdition edition) {
        var words = edition.words();
        return missing(words.summary(), words.body(), article.topics());
    }

    static List<Violation> missing(
            @Nullable String summary, @Nullable String body, @Nullable List<String> topics) {
        var missing = new ArrayList<Violation>();
        if (summary == null || summary.isBlank()) {
            missing.add(violation("#/summary", "To be published, it needs a summary."));
        }
        if (body == null || body.isBlank()) {
            missing.add(
                    violation(
                            "#/body/content",
                            "To be published, it needs a body that is not empty."));
        }
        if (topics == null || topics.isEmpty()) {
            missing.add(violation("#/topics", "To be published, it needs one topic at least."));
        }
        return missing;
    }

    /**
     * Goes on only if nothing is missing.
     *
     * @throws Invalid with all of it
     */
    static void require(List<Violation> missing) {
        if (!missing.isEmpty()) {
            throw new Invalid(missing);
        }
    }

    private static Violation violation(String pointer, String detail) {
        return new Violation(pointer, "required", detail, null);
    }
}
