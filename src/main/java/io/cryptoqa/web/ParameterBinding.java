package io.cryptoqa.web;

import java.beans.PropertyEditorSupport;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** How text becomes parameters, where Spring's own way takes too much or reports too little. */
@ControllerAdvice("io.cryptoqa")
class ParameterBinding {

    private final LocalValidatorFactoryBean validator;

    ParameterBinding(LocalValidatorFactoryBean validator) {
        this.validator = validator;
    }

    /**
     * An editor, because after a converter that refuses Spring tries its own editor, which reads
     * {@code 0x14}, {@code +20} and {@code " 20"} too, and nothing as null. And the validator as it
     * is, because the one that Boot wraps it in cannot validate single values, so that a parameter
     * of the wrong type would hide the faults of all others.
     */
    @InitBinder
    void bind(WebDataBinder binder) {
        binder.registerCustomEditor(Integer.class, new WholeNumber());
        binder.replaceValidators(validator);
    }

    private static class WholeNumber extends PropertyEditorSupport {
        @Override
        public void setAsText(String text) {
            if (!text.matches("-?[0-9]{1,9}")) {
                throw new NumberFormatException("not a whole number");
            }
            setValue(Integer.valueOf(text));
        }
    }
}
