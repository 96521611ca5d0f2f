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
    private final LocaleArgument locale;

    WebConfiguration(AllowedParameters parameters, LocaleArgument locale) {
        this.parameters = parameters;
        this.locale = locale;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(parameters);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(locale);
    }

    /**
     * Spring would read {@code 0x14}, {@code +20} and {@code " 20"} as numbers too, and Java's
     * dates go on to the year 999,999,999, which no database has.
     */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Integer.class, WebConfiguration::wholeNumber);
        registry.addConverter(String.class, LocalDate.class, WebConfiguration::date);
    }

    private static LocalDate date(String text) {
        if (!text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") || text.startsWith("0000")) {
            throw new IllegalArgumentException("not a date");
        }
        return LocalDate.parse(text);
    }

    private static Integer wholeNumber(String text) {
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new NumberFormatException("not a whole number");
        }
        return Integer.valueOf(text);
    }
}
