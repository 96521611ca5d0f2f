package io.cryptoqa.access;

import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.ProblemWriter;
import io.cryptoqa.web.SiteSettings;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What stands before the routes: under {@code /admin/} nothing passes that is not known, and
 * everywhere else nothing is asked. Paths are matched as Spring MVC matches them; besides, {@link
 * NeedsInterceptor} asks again by the method that was found, so that no spelling of a path gets
 * round this.
 */
@Configuration(proxyBeanMethods = false)
class AccessChains {

    static final String ADMIN = "/admin/**";

    private static final RequestMatcher IS_ADMIN =
            PathPatternRequestMatcher.withDefaults().matcher(ADMIN);

    @Bean
    @Order(1)
    SecurityFilterChain admin(
            HttpSecurity http,
            Recognising recognising,
            Challenge challenge,
            Audit audit,
            ProblemWriter problems,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver failures) {
        var csrf = new SessionCsrf();
        return http.securityMatcher(ADMIN)
                .addFilterBefore(
                        new RecognisingFilter(recognising, challenge, failures), CsrfFilter.class)
                .addFilterBefore(new RefusalFilter(audit), CsrfFilter.class)
                .csrf(protection ->
                        protection
                                .csrfTokenRepository(csrf)
                                .csrfTokenRequestHandler(csrf)
                                .requireCsrfProtectionMatcher(csrf))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(SessionController.PATH)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(refused ->
                        refused.authenticationEntryPoint((request, response, _) ->
                                        challenge.answer(request, response, why(request)))
                                .accessDeniedHandler((request, response, _) ->
                                        problems.write(
                                                request,
                                                response,
                                                new Forbidden(
                                                        "With a session, changes need the header %s;"
                                                                        .formatted(
                                                                                SessionCsrf.HEADER)
                                                                + " GET %s has its value."
                                                                        .formatted(
                                                                                SessionController
                                                                                        .PATH)))))
                // Its strategies would take every request for a new sign-in, with another session
                // id.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context ->
                        context.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .anonymous(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** No filter at all: reading is for everyone, and Spring MVC knows which methods there are. */
    @Bean
    @Order(2)
    SecurityFilterChain everythingElse() {
        return new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE);
    }

    /**
     * Strict under {@code /admin/}. Elsewhere nothing depends on how a path is spelt, and what is
     * odd has an answer of its own, such as 404 for a slug with an encoded slash; methods that
     * nobody has are 405.
     */
    @Bean
    HttpFirewall firewall() {
        var strict = new StrictHttpFirewall();
        strict.setUnsafeAllowAnyHttpMethod(true);
        // a ref is whatever another system calls an article, slashes included
        strict.setAllowUrlEncodedSlash(true);
        strict.setAllowUrlEncodedDoubleSlash(true);
        strict.setAllowUrlEncodedPercent(true);
        // refused only when read, which would be an error of ours; who reads them judges them
        strict.setAllowedHeaderNames(_ -> true);
        strict.setAllowedHeaderValues(_ -> true);
        strict.setAllowedParameterNames(_ -> true);
        strict.setAllowedParameterValues(_ -> true);
        return new StrictHttpFirewall() {
            @Override
            public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
                return IS_ADMIN.matches(request)
                        ? strict.getFirewalledRequest(request)
                        : new AsItIs(request);
            }
        };
    }

    private static class AsItIs extends FirewalledRequest {
        AsItIs(HttpServletRequest request) {
            super(request);
        }

        @Override
        public void reset() {
            // nothing was changed
        }
    }

    @Bean
    RequestRejectedHandler rejectedRequestsAreProblems(ProblemWriter problems) {
        return (request, response, _) -> {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            problems.write(
                    request,
                    response,
                    ProblemType.BAD_PARAMETER,
                    "The path has something in it that no path under /admin/ has.");
        };
    }

    /** The cookie goes to {@code /admin} alone: what readers get never depends on it. */
    @Bean
    CookieSerializer sessionCookie(SiteSettings site) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("CRYPTOQA_SESSION");
        cookie.setCookiePath("/admin");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Strict");
        cookie.setUseSecureCookie("https".equals(site.siteUrl().getScheme()));
        return cookie;
    }

    /** No session elsewhere, not even one that a cookie names. */
    @Bean
    static BeanPostProcessor sessionsUnderAdminOnly() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (name.equals("sessionRepositoryFilterRegistration")
                        && bean instanceof DelegatingFilterProxyRegistrationBean filter) {
                    filter.addUrlPatterns("/admin/*");
                }
                return bean;
            }
        };
    }

    private static Unauthenticated why(HttpServletRequest request) {
        return request.getAttribute(RecognisingFilter.WHY) instanceof Unauthenticated known
                ? known
                : new Unauthenticated(Unauthenticated.Reason.MISSING);
    }
}
