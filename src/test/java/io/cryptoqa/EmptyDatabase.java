package io.cryptoqa;

import io.cryptoqa.access.FreshLimits;
import io.cryptoqa.search.SearchableContent;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Empties the database before each test, and sets the clock back to its start. */
class EmptyDatabase implements BeforeEachCallback {

    private static final List<String> CHILDREN_FIRST =
            List.of(
                    "locale_total",
                    "topic_total",
                    "topic_day",
                    "due",
                    "change",
                    "idempotency",
                    "preview_link",
                    "listing",
                    "publication",
                    "revision",
                    "edition",
                    "pin",
                    "article_topic",
                    "slug",
                    "article",
                    "topic_name",
                    "topic",
                    "fear_greed_reading",
                    "pull",
                    "promotion_text",
                    "promotion",
                    "quote",
                    "coin_source",
                    "coin",
                    "audit",
                    "token",
                    "account",
                    "spring_session");

    @Override
    public void beforeEach(ExtensionContext context) {
        var beans = SpringExtension.getApplicationContext(context);
        var jdbc = beans.getBean(JdbcClient.class);
        CHILDREN_FIRST.forEach(table -> jdbc.sql("delete from " + table).update());
        beans.publishEvent(Changed.of(CacheGroup.EVERYTHING));
        beans.getBean(TestClock.class).restart();
        beans.getBean(FreshLimits.class).forget();
        beans.getBean(SearchableContent.class).open();
    }
}
