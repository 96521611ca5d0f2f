package io.cryptoqa.input;

import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes the parameter types of this package known to Spring MVC. */
@Configuration(proxyBeanMethods = false)
class InputConfiguration implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Members.class, IfMatch.class);
    }

    private final MembersArgument members;
    private final IfMatchArgument ifMatch;

    InputConfiguration(MembersArgument members, IfMatchArgument ifMatch) {
        this.members = members;
        this.ifMatch = ifMatch;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(members);
        resolvers.add(ifMatch);
    }
}
