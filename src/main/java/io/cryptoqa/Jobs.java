package io.cryptoqa;

import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.jdbctemplate.JdbcTemplateLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What runs by itself in the background, each on one node at a time. {@code cryptoqa.jobs=false}
 * switches all of it off; readers see the same, for nothing becomes public or ceases to be by a
 * job. Only {@code /v1/changes} then lists what a schedule did no sooner than the next edit.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "cryptoqa.jobs", matchIfMissing = true)
@EnableScheduling
@EnableSchedulerLock(defaultLockAtMostFor = "PT5M")
class Jobs {

    @Bean
    LockProvider lockProvider(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new JdbcTemplateLockProvider(
                JdbcTemplateLockProvider.Configuration.builder()
                        .withJdbcTemplate(jdbc)
                        .withTransactionManager(transactions)
                        .usingDbTime()
                        .build());
    }
}
