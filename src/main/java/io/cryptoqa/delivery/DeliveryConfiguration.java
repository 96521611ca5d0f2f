package io.cryptoqa.delivery;

import java.time.Clock;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the filter in front of all others. */
@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    @Bean
    FilterRegistrationBean<DeliveryFilter> deliveryFilter(
            Routes routes,
            Representations kept,
            Drops drops,
            Answering answering,
            DeliveryMeters meters,
            DeliverySettings settings,
            Clock clock) {
        var registration =
                new FilterRegistrationBean<>(
                        new DeliveryFilter(
                                routes, kept, drops, answering, meters, settings, clock));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> headerBytes() {
        return factory -> factory.addEngineValves(new HeaderBytes());
    }
}
