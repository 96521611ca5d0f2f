package io.cryptoqa;

import io.cryptoqa.access.FreshLimits;
import io.cryptoqa.search.SearchableContent;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of the running service, from outside: once on H2 and once on PostgreSQL, by the property
 * {@code cryptoqa.test.database}. All such classes share one started service; each test begins with
 * an empty database at {@link TestClock#START}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("database")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "cryptoqa.seed=false",
            "cryptoqa.jobs=false",
            "cryptoqa.pulls.retry-delay=1ms",
            "cryptoqa.page.patience=1s",
            "cryptoqa.search.feed=false",
            "cryptoqa.search.directory=target/search/${random.uuid}"
        })
@AutoConfigureMockMvc
@Import({
    TestDatabase.class,
    TestClock.Configuration.class,
    Content.class,
    SearchableContent.class,
    Callers.class,
    FreshLimits.class,
    Statements.class
})
@ExtendWith({SpringExtension.class, EmptyDatabase.class})
public @interface HttpTest {}
