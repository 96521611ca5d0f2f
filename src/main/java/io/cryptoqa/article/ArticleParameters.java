package io.cryptoqa.article;

import io.cryptoqa.article.ArticleView.Bodies;
import io.cryptoqa.web.BadParameter;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How much of an article a request asks for, and in which forms. */
record ArticleParameters(
        @Parameter(
                        description = Bodies.DESCRIPTION,
                        schema = @Schema(type = "string", defaultValue = "mdast"))
                @Pattern(regexp = Bodies.PATTERN, message = Bodies.RULE)
                @Nullable String body,
        @Parameter(
                        description =
                                "Only these top-level fields, separated by commas; id, slug and"
                                        + " locale are always there")
                @Nullable String fields) {

    enum Form {
        MDAST,
        HTML,
        MARKDOWN,
        TEXT
    }

    private static final Set<String> ALWAYS = Set.of("id", "slug", "locale");

    private static final List<String> FIELDS =
            Arrays.stream(ArticleView.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .toList();

    Set<Form> forms() {
        if (body == null) {
            return Set.of(Form.MDAST);
        }
        var forms = new LinkedHashSet<Form>();
        if (!body.equals("none")) {
            for (var name : body.split(",", -1)) {
                forms.add(Form.valueOf(name.toUpperCase(Locale.ROOT)));
            }
        }
        return forms;
    }

    boolean wants(String field) {
        return fields == null || retained().contains(field);
    }

    /** The fields of the answer, or all of them. */
    Set<String> retained() {
        if (fields == null) {
            return Set.copyOf(FIELDS);
        }
        var retained = new LinkedHashSet<>(ALWAYS);
        for (var name : fields.split(",", -1)) {
            if (!FIELDS.contains(name)) {
                throw new BadParameter(
                        "fields",
                        fields,
                        "one or more of %s, separated by commas"
                                .formatted(String.join(", ", FIELDS)));
            }
            retained.add(name);
        }
        return retained;
    }
}
