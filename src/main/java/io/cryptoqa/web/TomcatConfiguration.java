package io.cryptoqa.web;

import org.apache.catalina.core.StandardHost;
import org.apache.coyote.http11.Http11Nio2Protocol;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the container speak our errors too, and answer with few calls of the system. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    /**
     * What a connection gathers before it calls the system: most answers, with their headers, in
     * one call. By default it is 8 KiB, and an article took two.
     */
    private static final String WRITE_BUFFER = "32768";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerErrorsAreProblems() {
        return factory -> {
            // a sixth less work for an answer from memory than with the selector, whose thread has
            // to be woken for every request
            factory.setProtocol(Http11Nio2Protocol.class.getName());
            factory.addContextCustomizers(context ->
                    ((StandardHost) context.getParent())
                            .setErrorReportValveClass(ProblemValve.class.getName()));
            factory.addConnectorCustomizers(connector -> {
                connector.setProperty("socket.appWriteBufSize", WRITE_BUFFER);
                // A slug with %2F in it is a slug nobody has (404), not a broken request (400).
                connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
            });
        };
    }
}
