package io.cryptoqa;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;
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

    /**
     * Does something right before the next statement that has a text in it, as others would: in a
     * thread and transaction of its own.
     */
    public static void before(String text, Runnable action) {
        INTERRUPTION.set(new Interruption(text, action));
    }

    private record Interruption(String text, Runnable action) {}

    private static final AtomicReference<@Nullable Interruption> INTERRUPTION =
            new AtomicReference<>();

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
                public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
                    var next = INTERRUPTION.get();
                    if (next != null
                            && queries.stream()
                                    .anyMatch(query -> query.getQuery().contains(next.text))
                            && INTERRUPTION.compareAndSet(next, null)) {
                        CompletableFuture.runAsync(next.action).join();
                    }
                }

                @Override
                public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
                    queries.forEach(query -> SENT.add(query.getQuery()));
                }
            };
}
