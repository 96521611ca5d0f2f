package io.cryptoqa.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller needs for a route: both the scope and the role, else 403 {@code forbidden}. Every
 * route under {@code /admin/} has one; without it the service does not start.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Scope scope();

    Role role() default Role.AUTHOR;
}
