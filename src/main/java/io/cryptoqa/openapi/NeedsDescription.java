package io.cryptoqa.openapi;

import io.cryptoqa.access.Needs;
import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Says in the OpenAPI document what each route {@link Needs}. */
@Component
class NeedsDescription implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var needs = method.getMethodAnnotation(Needs.class);
        if (needs != null) {
            var sentence =
                    "Needs the role `%s` and the scope `%s`."
                            .formatted(needs.role().id(), needs.scope().id());
            var said = operation.getDescription() == null ? "" : operation.getDescription().strip();
            if (!said.endsWith(sentence)) {
                operation.setDescription(said.isEmpty() ? sentence : said + "\n\n" + sentence);
            }
        }
        return operation;
    }
}
