package io.cryptoqa.access;

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
            var said = operation.getDescription() == null ? "" : operation.getDescription() + " ";
            operation.setDescription(
                    "%sNeeds the role `%s` and the scope `%s`."
                            .formatted(said, needs.role().id(), needs.scope().id()));
        }
        return operation;
    }
}
