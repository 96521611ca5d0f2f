package io.cryptoqa.access;

import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes callers known to Spring MVC. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    private final NeedsInterceptor needs;
    private final CallerArgument caller;

    AccessConfiguration(NeedsInterceptor needs, CallerArgument caller) {
        this.needs = needs;
        this.caller = caller;
    }

    /** First: whoever may not do something is not told what is wrong with how they asked. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(needs).order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(caller);
    }
}
