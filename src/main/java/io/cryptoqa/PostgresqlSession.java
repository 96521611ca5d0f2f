package io.cryptoqa;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Sets what each connection to PostgreSQL needs, wherever its URL comes from. Generic plans,
 * because planning a list anew takes four times as long as running it; and a limit to waiting for a
 * lock, as H2 has one.
 */
@Component
class PostgresqlSession implements BeanPostProcessor {

    private static final String OPTIONS =
            "-c plan_cache_mode=force_generic_plan -c lock_timeout=2s";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && pool.getJdbcUrl().startsWith("jdbc:postgresql:")
                && !pool.getJdbcUrl().contains("options=")) {
            pool.getDataSourceProperties().putIfAbsent("options", OPTIONS);
        }
        return bean;
    }
}
