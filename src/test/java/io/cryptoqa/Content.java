package io.cryptoqa;

import com.fasterxml.uuid.Generators;
import io.cryptoqa.article.Settling;
import io.cryptoqa.change.Change.Kind;
import io.cryptoqa.change.Changes;
import io.cryptoqa.web.CacheGroup;
import io.cryptoqa.web.Changed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the rows that a test reads: {@code content.anArticle().about("defi").save()}. */
@TestComponent
public class Content {

    private static final Instant OPEN = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient jdbc;
    private final Settling settling;
    private final Changes changes;
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;
    private final AtomicInteger number = new AtomicInteger();

    Content(
            JdbcClient jdbc,
            Settling settling,
            Changes changes,
            TransactionTemplate transactions,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.settling = settling;
        this.changes = changes;
        this.transactions = transactions;
        this.events = events;
    }

    /** Has what readers see read again; what is made here is made behind the service's back. */
    public void readAnew() {
        events.publishEvent(Changed.of(CacheGroup.EVERYTHING));
    }

    /** An English article that has been public for a day, about nothing. */
    public ArticleBuilder anArticle() {
        return new ArticleBuilder(number.incrementAndGet());
    }

    /** Another edition of a saved article. */
    public ArticleBuilder anEditionOf(UUID article) {
        var builder = anArticle();
        builder.id = article;
        builder.isNew = false;
        return builder;
    }

    /** A topic that is called by its slug in English. */
    public TopicBuilder aTopic(String slug) {
        return new TopicBuilder(slug);
    }

    /** A promotion that is live and has a title in English alone. */
    public PromotionBuilder aPromotion(String code) {
        return new PromotionBuilder(code);
    }

    /** A reading of an editor. */
    public void reading(String day, int value) {
        reading("editorial", day, value);
    }

    /** A reading of a day, as of its start. */
    public void reading(String source, String day, int value) {
        var start = LocalDate.parse(day).atStartOfDay().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into fear_greed_reading (source, read_on, index_value, as_of, fetched_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(source, LocalDate.parse(day), value, start, start.plusHours(1))
                .update();
        readAnew();
    }

    /** A coin that is trading, without a quote, called by its id. */
    public CoinBuilder aCoin(String id) {
        return new CoinBuilder(id);
    }

    /** Puts articles first among those related to one, in this order. */
    public void pin(UUID article, UUID... pinned) {
        for (int position = 0; position < pinned.length; position++) {
            jdbc.sql("insert into pin (article_id, position, pinned_id) values (?, ?, ?)")
                    .params(article, position, pinned[position])
                    .update();
        }
        readAnew();
    }

    /** Ends what is public of an edition now and for ever. */
    public void withdraw(UUID article, String locale, Instant at) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql(
                            """
                            update publication set ends_at = ?
                            where article_id = ? and locale = ? and starts_at < ? and ends_at > ?
                            """)
                    .params(
                            at.atOffset(ZoneOffset.UTC),
                            article,
                            locale,
                            at.atOffset(ZoneOffset.UTC),
                            at.atOffset(ZoneOffset.UTC))
                    .update();
            settling.settle(article, locale);
        });
        readAnew();
    }

    /** Writes down, as of the start of the test, that something became of an edition. */
    public void changed(UUID article, String locale, Kind kind) {
        transactions.executeWithoutResult(
                _ -> changes.record(article, locale, kind, TestClock.START));
    }

    /** A topic to be saved. */
    public class TopicBuilder {

        private final UUID id = Generators.timeBasedEpochGenerator().generate();
        private final String slug;
        private final List<String[]> names = new ArrayList<>();
        private final Map<String, String> descriptions = new HashMap<>();
        private int position;
        private @Nullable Instant hotUntil;

        private TopicBuilder(String slug) {
            this.slug = slug;
            names.add(new String[] {"en", slug});
        }

        /** Its name in a locale. */
        public TopicBuilder named(String locale, String name) {
            names.removeIf(known -> known[0].equals(locale));
            names.add(new String[] {locale, name});
            return this;
        }

        /** What it is about, in a locale that it has a name in. */
        public TopicBuilder described(String locale, String text) {
            descriptions.put(locale, text);
            return this;
        }

        /** Its place in the editors' order. */
        public TopicBuilder at(int place) {
            position = place;
            return this;
        }

        /** Until when editors call it hot. */
        public TopicBuilder hotUntil(Instant until) {
            hotUntil = until;
            return this;
        }

        /** Saves it. */
        public UUID save() {
            jdbc.sql("insert into topic (id, slug, hot_until, position) values (?, ?, ?, ?)")
                    .param(id)
                    .param(slug)
                    .param(hotUntil == null ? null : hotUntil.atOffset(ZoneOffset.UTC))
                    .param(position)
                    .update();
            for (var name : names) {
                jdbc.sql(
                                "insert into topic_name (topic_id, locale, name, description) values (?, ?, ?, ?)")
                        .param(id)
                        .param(name[0])
                        .param(name[1])
                        .param(descriptions.get(name[0]))
                        .update();
            }
            readAnew();
            return id;
        }
    }

    /** A promotion to be saved. */
    public class PromotionBuilder {

        private final String code;
        private final Map<String, String> titles = new HashMap<>();
        private Instant startsAt = TestClock.START.minusSeconds(3600);
        private @Nullable Instant endsAt;
        private int priority;

        private PromotionBuilder(String code) {
            this.code = code;
            titles.put("en", "Offer " + code);
        }

        /** Its titles instead of the English one, as locale and title in turn. */
        public PromotionBuilder titled(String... localesAndTitles) {
            titles.clear();
            for (int i = 0; i < localesAndTitles.length; i += 2) {
                titles.put(localesAndTitles[i], localesAndTitles[i + 1]);
            }
            return this;
        }

        /** Since when readers see it. */
        public PromotionBuilder startsAt(Instant instant) {
            startsAt = instant;
            return this;
        }

        /** From when on they do not. */
        public PromotionBuilder endsAt(Instant instant) {
            endsAt = instant;
            return this;
        }

        /** The greatest stands first. */
        public PromotionBuilder priority(int number) {
            priority = number;
            return this;
        }

        /** Saves it. */
        public void save() {
            jdbc.sql(
                            """
                            insert into promotion (code, version, link, starts_at, ends_at, priority, waive_script,
                              created_at, updated_at)
                            values (:code, 1, '/offers', :starts, :ends, :priority, false, :made, :made)
                            """)
                    .param("code", code)
                    .param("starts", startsAt.atOffset(ZoneOffset.UTC))
                    .param("ends", endsAt == null ? null : endsAt.atOffset(ZoneOffset.UTC))
                    .param("priority", priority)
                    .param("made", TestClock.START.atOffset(ZoneOffset.UTC))
                    .update();
            titles.forEach((locale, title) ->
                    jdbc.sql("insert into promotion_text (code, locale, title) values (?, ?, ?)")
                            .params(code, locale, title)
                            .update());
            readAnew();
        }
    }

    /** A coin to be saved. */
    public class CoinBuilder {

        private record Quoted(
                String source, String price, @Nullable String marketCap, Instant asOf) {}

        private final String id;
        private final List<Quoted> quotes = new ArrayList<>();
        private final Map<String, String> theirIds = new HashMap<>();
        private String symbol;
        private String state = "trading";
        private @Nullable Instant listedAt;
        private @Nullable Instant opensAt;

        private CoinBuilder(String id) {
            this.id = id;
            symbol = "X";
        }

        public CoinBuilder symbol(String text) {
            symbol = text;
            return this;
        }

        public CoinBuilder state(String text) {
            state = text;
            return this;
        }

        public CoinBuilder listedAt(Instant at) {
            listedAt = at;
            return this;
        }

        public CoinBuilder tradingOpensAt(Instant at) {
            opensAt = at;
            return this;
        }

        /** What a source calls it. */
        public CoinBuilder knownAs(String source, String theirId) {
            theirIds.put(source, theirId);
            return this;
        }

        /** A quote as of the start of the test, in US dollars, with a change of 1.50 per cent. */
        public CoinBuilder quoted(String source, String price, @Nullable String marketCap) {
            return quoted(source, price, marketCap, TestClock.START);
        }

        public CoinBuilder quoted(
                String source, String price, @Nullable String marketCap, Instant asOf) {
            quotes.add(new Quoted(source, price, marketCap, asOf));
            return this;
        }

        /** Saves it. */
        public void save() {
            var start = TestClock.START.atOffset(ZoneOffset.UTC);
            jdbc.sql(
                            """
                            insert into coin (id, version, symbol, name, state, listed_at, trading_opens_at,
                              created_at, updated_at)
                            values (?, 1, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .param(id)
                    .param(symbol)
                    .param(id)
                    .param(state)
                    .param(listedAt == null ? null : listedAt.atOffset(ZoneOffset.UTC))
                    .param(opensAt == null ? null : opensAt.atOffset(ZoneOffset.UTC))
                    .param(start)
                    .param(start)
                    .update();
            theirIds.forEach((source, theirId) ->
                    jdbc.sql("insert into coin_source (coin_id, source, their_id) values (?, ?, ?)")
                            .params(id, source, theirId)
                            .update());
            for (var quote : quotes) {
                jdbc.sql(
                                """
                                insert into quote (coin_id, source, price, currency, change_24h, market_cap,
                                  volume_24h, market_value, as_of, fetched_at)
                                values (?, ?, ?, 'USD', '1.50', ?, '1000', ?, ?, ?)
                                """)
                        .param(id)
                        .param(quote.source)
                        .param(quote.price)
                        .param(quote.marketCap)
                        .param(quote.marketCap == null ? null : new BigDecimal(quote.marketCap))
                        .param(quote.asOf.atOffset(ZoneOffset.UTC))
                        .param(quote.asOf.atOffset(ZoneOffset.UTC))
                        .update();
            }
            readAnew();
        }
    }

    /** An edition to be saved, with its article unless that is there already. */
    public class ArticleBuilder {

        private record Shown(Instant from, Instant until) {}

        private UUID id = Generators.timeBasedEpochGenerator().generate();
        private boolean isNew = true;
        private String locale = "en";
        private String slug;
        private String title;
        private @Nullable String summary = "A summary.";
        private String body = "A body.\n";
        private List<String> topics = List.of();
        private @Nullable Instant publishedAt;
        private @Nullable Instant archivedAt;
        private @Nullable String author;
        private @Nullable String imageUrl;
        private String sources = "[]";
        private String corrections = "[]";
        private final List<Shown> shown = new ArrayList<>();
        private final List<String> formerSlugs = new ArrayList<>();
        private boolean isDraft;

        private ArticleBuilder(int number) {
            slug = "article-" + number;
            title = "Article " + number;
        }

        public ArticleBuilder in(String tag) {
            locale = tag;
            return this;
        }

        public ArticleBuilder slug(String text) {
            slug = text;
            return this;
        }

        /** A slug under which it was public before, for the hour before its first publication. */
        public ArticleBuilder formerly(String text) {
            formerSlugs.add(text);
            return this;
        }

        public ArticleBuilder titled(String text) {
            title = text;
            return this;
        }

        public ArticleBuilder summary(@Nullable String text) {
            summary = text;
            return this;
        }

        public ArticleBuilder body(String markdown) {
            body = markdown;
            return this;
        }

        /** Slugs of saved topics, the category first. */
        public ArticleBuilder about(String... slugs) {
            topics = List.of(slugs);
            return this;
        }

        public ArticleBuilder by(String name) {
            author = name;
            return this;
        }

        public ArticleBuilder image(String url) {
            imageUrl = url;
            return this;
        }

        /** As JSON. */
        public ArticleBuilder sources(String json) {
            sources = json;
            return this;
        }

        /** As JSON. */
        public ArticleBuilder corrections(String json) {
            corrections = json;
            return this;
        }

        /** Public from this instant on; the first such instant is its date. */
        public ArticleBuilder publishedAt(Instant from) {
            return shown(from, OPEN);
        }

        /** Public from one instant to before another. */
        public ArticleBuilder shown(Instant from, Instant until) {
            shown.add(new Shown(from, until));
            return this;
        }

        /** What readers see as its date, instead of its first publication. */
        public ArticleBuilder dated(Instant at) {
            publishedAt = at;
            return this;
        }

        public ArticleBuilder archivedAt(Instant at) {
            archivedAt = at;
            return this;
        }

        /** Never public. */
        public ArticleBuilder draft() {
            isDraft = true;
            return this;
        }

        /** Saves it, settled, and answers the article's id. */
        public UUID save() {
            if (shown.isEmpty() && !isDraft) {
                publishedAt(TestClock.START.minusSeconds(24 * 60 * 60));
            }
            transactions.executeWithoutResult(_ -> {
                insert();
                settling.settle(id, locale);
            });
            readAnew();
            return id;
        }

        private void insert() {
            var created = TestClock.START.atOffset(ZoneOffset.UTC);
            if (isNew) {
                jdbc.sql(
                                "insert into article (id, version, own_version, created_at) values (?, 1, 1, ?)")
                        .params(id, created)
                        .update();
                for (int position = 0; position < topics.size(); position++) {
                    jdbc.sql(
                                    """
                                    insert into article_topic (article_id, position, topic_id)
                                    select ?, ?, id from topic where slug = ?
                                    """)
                            .params(id, position, topics.get(position))
                            .update();
                }
            }
            var date =
                    publishedAt != null || shown.isEmpty()
                            ? publishedAt
                            : shown.getFirst().from.minusSeconds(3600L * formerSlugs.size());
            jdbc.sql(
                            """
                            insert into edition (article_id, locale, version, revision, archived_at, published_at, counted)
                            values (?, ?, 1, ?, ?, ?, false)
                            """)
                    .param(id)
                    .param(locale)
                    .param(formerSlugs.size() + 1)
                    .param(archivedAt == null ? null : archivedAt.atOffset(ZoneOffset.UTC))
                    .param(date == null ? null : date.atOffset(ZoneOffset.UTC))
                    .update();
            var from = shown.isEmpty() ? OPEN : shown.getFirst().from;
            for (int i = 0; i < formerSlugs.size(); i++) {
                revision(i + 1, formerSlugs.get(i));
                var start = from.minusSeconds(3600L * (formerSlugs.size() - i));
                publication(start, start.plusSeconds(3600), i + 1);
            }
            revision(formerSlugs.size() + 1, slug);
            shown.forEach(each -> publication(each.from, each.until, formerSlugs.size() + 1));
        }

        private void revision(int revision, String ofSlug) {
            var known =
                    jdbc.sql("select count(*) from slug where slug = ?")
                            .param(ofSlug)
                            .query(Integer.class)
                            .single();
            if (known == 0) {
                jdbc.sql("insert into slug (slug, article_id) values (?, ?)")
                        .params(ofSlug, id)
                        .update();
            }
            jdbc.sql(
                            """
                            insert into revision (article_id, locale, number, slug, title, summary, author_name, image_url,
                              sources, corrections, word_count, reading_minutes, created_at, created_by, body)
                            values (:id, :locale, :number, :slug, :title, :summary, :author, :image,
                              :sources, :corrections, 2, 1, :created, 'test', :body)
                            """)
                    .param("id", id)
                    .param("locale", locale)
                    .param("number", revision)
                    .param("slug", ofSlug)
                    .param("title", title)
                    .param("summary", summary)
                    .param("author", author)
                    .param("image", imageUrl)
                    .param("sources", sources)
                    .param("corrections", corrections)
                    .param("created", TestClock.START.atOffset(ZoneOffset.UTC))
                    .param("body", body)
                    .update();
        }

        private void publication(Instant start, Instant end, int revision) {
            jdbc.sql(
                            """
                            insert into publication (article_id, locale, starts_at, ends_at, revision)
                            values (?, ?, ?, ?, ?)
                            """)
                    .params(
                            Arrays.asList(
                                    id,
                                    locale,
                                    start.atOffset(ZoneOffset.UTC),
                                    end.atOffset(ZoneOffset.UTC),
                                    revision))
                    .update();
        }
    }
}
