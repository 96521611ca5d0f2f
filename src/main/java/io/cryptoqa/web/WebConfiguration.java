package io.cryptoqa.web;

import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How Spring MVC reads a request, where that differs from its defaults. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private final AllowedParameters parameters;
    private final AcceptedTypes types;
    private final LocaleArgument locale;

    WebConfiguration(AllowedParameters parameters, AcceptedTypes types, LocaleArgument locale) {
        this.parameters = parameters;
        this.types = types;
        this.locale = locale;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(parameters);
        registry.addInterceptor(types);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(locale);
    }

    /** Java's dates go on to the year 999,999,999, which no database has. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, LocalDate.class, WebConfiguration::date);
    }

    private static LocalDate date(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") || text.startsWith("0000")) {
            throw new IllegalArgumentException("not a date");
        }
        return LocalDate.parse(text);
    }
}
