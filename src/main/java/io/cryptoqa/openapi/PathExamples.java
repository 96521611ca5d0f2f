package io.cryptoqa.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import java.util.Map;

/**
 * Gives the examples of problems the {@code instance} that they have on their route: its path with
 * the examples of its variables.
 */
final class PathExamples {

    private PathExamples() {}

    static void fillIn(Paths paths) {
        paths.forEach((path, item) -> item.readOperations().forEach(each -> fillIn(path, each)));
    }

    private static void fillIn(String path, Operation operation) {
        var instance = path;
        if (operation.getParameters() != null) {
            for (var parameter : operation.getParameters()) {
                if (parameter.getIn().equals("path")) {
                    instance =
                            instance.replace(
                                    "{" + parameter.getName() + "}",
                                    String.valueOf(parameter.getExample()));
                }
            }
        }
        for (var answer : operation.getResponses().values()) {
            var problem =
                    answer.getContent() == null
                            ? null
                            : answer.getContent().get(ProblemAnswers.MEDIA_TYPE);
            if (problem != null && problem.getExamples() != null) {
                for (var example : problem.getExamples().values()) {
                    put(example.getValue(), instance);
                }
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Object problem, String instance) {
        ((Map<String, Object>) problem).put(ProblemExample.INSTANCE, instance);
    }
}
