package io.cryptoqa;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Records the SQL statements that the service sends. */
@TestConfiguration(proxyBeanMethods = false)
public class Statements {

    private static final List<String> SENT = new CopyOnWriteArrayList<>();

    /** The statements sent while something runs, in order. */
    public static List<String> during(Runnable action) {
        SENT.clear();
        action.run();
        return List.copyOf(SENT);
    }

    @Bean
    static BeanPostProcessor recordingDataSource() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source
                        ? ProxyDataSourceBuilder.create(source).listener(RECORDER).build()
                        : bean;
            }
        };
    }

    private static final QueryExecutionListener RECORDER =
            new QueryExecutionListener() {
                @Override
                public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

                @Override
                public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
                    queries.forEach(query -> SENT.add(query.getQuery()));
                }
            };
}
