package io.cryptoqa;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/**
 * What errors of the database mean, by its own codes: Spring's default goes by the first two
 * characters of the state, by which a wait for a lock that took too long (PostgreSQL's 55P03) is an
 * error of no kind, and not one to try again.
 */
@Configuration(proxyBeanMethods = false)
class SqlErrors {

    @Bean
    SQLExceptionTranslator sqlExceptionTranslator(DataSource database) {
        return new SQLErrorCodeSQLExceptionTranslator(database);
    }
}
