package io.cryptoqa.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.engine.backend.document.IndexFieldReference;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaElement;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Highlightable;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.bridge.TypeBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.TypeBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.TypeBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.TypeBridgeWriteContext;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a document, the same whatever the backend. Raise {@link #FORM} with every change of
 * them or of an analyzer: an index of another form is built anew.
 */
class EditionFields implements TypeBinder {

    static final String FORM = "4";

    static final String ARTICLE = "article";
    static final String LOCALE = "locale";
    static final String STARTS_AT = "startsAt";
    static final String ENDS_AT = "endsAt";
    static final String FIRST_STARTS_AT = "firstStartsAt";
    static final String PUBLISHED_AT = "publishedAt";
    static final String TOPIC = "topic";
    static final String SLUG = "slug";
    static final String STAMP = "stamp";
    static final String WHOLE_TITLE = "wholeTitle";

    static final String TITLE = "title";
    static final String TITLE_WORDS = "titleWords";
    static final String TITLE_STARTS = "titleStarts";
    static final String SUMMARY = "summary";
    static final String HEADINGS = "headings";
    static final String BODY = "body";

    /** All of these together. */
    static final String TEXT = "text";

    /** Each two neighbouring words of the title as one. */
    static final String TITLE_PAIRS = "titlePairs";

    private final Collection<Language> languages;

    EditionFields(Collection<Language> languages) {
        this.languages = languages;
    }

    @Override
    public void bind(TypeBindingContext context) {
        context.dependencies().useRootOnly();
        var schema = context.indexSchemaElement();
        var texts = new HashMap<String, Texts>();
        languages.forEach(language -> texts.put(language.id(), Texts.of(schema, language)));
        context.bridge(IndexedEdition.class, Bridge.of(schema, texts));
    }

    /** The fields of one language. */
    private record Texts(
            IndexFieldReference<String> title,
            IndexFieldReference<String> titleWords,
            IndexFieldReference<String> titleStarts,
            IndexFieldReference<String> summary,
            IndexFieldReference<String> headings,
            IndexFieldReference<String> body,
            IndexFieldReference<String> text,
            IndexFieldReference<String> titlePairs) {

        static Texts of(IndexSchemaElement schema, Language language) {
            return new Texts(
                    shown(schema, language, TITLE),
                    analyzed(schema, language.field(TITLE_WORDS), Language.WORDS),
                    analyzed(schema, language.field(TITLE_STARTS), Language.STARTS),
                    shown(schema, language, SUMMARY),
                    searched(schema, language, HEADINGS),
                    shown(schema, language, BODY),
                    searched(schema, language, TEXT),
                    analyzed(schema, language.field(TITLE_PAIRS), Language.PAIRS));
        }

        private static IndexFieldReference<String> shown(
                IndexSchemaElement schema, Language language, String name) {
            return schema.field(
                            language.field(name),
                            field ->
                                    field.asString()
                                            .analyzer(language.analyzer())
                                            .searchAnalyzer(language.searchAnalyzer())
                                            .projectable(Projectable.YES)
                                            .highlightable(List.of(Highlightable.PLAIN)))
                    .toReference();
        }

        private static IndexFieldReference<String> searched(
                IndexSchemaElement schema, Language language, String name) {
            return schema.field(
                            language.field(name),
                            field ->
                                    field.asString()
                                            .analyzer(language.analyzer())
                                            .searchAnalyzer(language.searchAnalyzer()))
                    .toReference();
        }

        private static IndexFieldReference<String> analyzed(
                IndexSchemaElement schema, String name, String analyzer) {
            return schema.field(
                            name,
                            field ->
                                    field.asString()
                                            .analyzer(analyzer)
                                            .searchAnalyzer(Language.WORDS))
                    .toReference();
        }
    }

    /** Writes a document; the fields of other languages than its own stay empty. */
    private record Bridge(
            IndexFieldReference<String> article,
            IndexFieldReference<String> locale,
            IndexFieldReference<Long> startsAt,
            IndexFieldReference<Long> endsAt,
            IndexFieldReference<Long> firstStartsAt,
            IndexFieldReference<Long> publishedAt,
            IndexFieldReference<String> topic,
            IndexFieldReference<String> slug,
            IndexFieldReference<Long> stamp,
            IndexFieldReference<String> wholeTitle,
            Map<String, Texts> texts)
            implements TypeBridge<IndexedEdition> {

        static Bridge of(IndexSchemaElement schema, Map<String, Texts> texts) {
            return new Bridge(
                    keyword(schema, ARTICLE),
                    keyword(schema, LOCALE),
                    number(schema, STARTS_AT),
                    number(schema, ENDS_AT),
                    number(schema, FIRST_STARTS_AT),
                    number(schema, PUBLISHED_AT),
                    schema.field(TOPIC, field -> field.asString().aggregable(Aggregable.YES))
                            .multiValued()
                            .toReference(),
                    keyword(schema, SLUG),
                    number(schema, STAMP),
                    schema.field(WHOLE_TITLE, field -> field.asString().normalizer(Language.WHOLE))
                            .toReference(),
                    texts);
        }

        private static IndexFieldReference<String> keyword(IndexSchemaElement schema, String name) {
            return schema.field(
                            name,
                            field ->
                                    field.asString()
                                            .projectable(Projectable.YES)
                                            .sortable(Sortable.YES))
                    .toReference();
        }

        private static IndexFieldReference<Long> number(IndexSchemaElement schema, String name) {
            return schema.field(
                            name,
                            field ->
                                    field.asLong()
                                            .projectable(Projectable.YES)
                                            .sortable(Sortable.YES))
                    .toReference();
        }

        @Override
        public void write(
                DocumentElement target, IndexedEdition edition, TypeBridgeWriteContext context) {
            var text = edition.text();
            target.addValue(article, text.key().articleId().toString());
            target.addValue(locale, text.key().locale());
            target.addValue(startsAt, IndexedEdition.micros(text.startsAt()));
            target.addValue(endsAt, IndexedEdition.micros(text.endsAt()));
            target.addValue(firstStartsAt, IndexedEdition.micros(text.firstStartsAt()));
            target.addValue(publishedAt, IndexedEdition.micros(text.publishedAt()));
            edition.topics().forEach(id -> target.addValue(topic, id));
            target.addValue(slug, text.slug());
            target.addValue(stamp, edition.stamp());
            target.addValue(wholeTitle, text.title());
            var fields = texts.get(Language.of(text.key().locale()).id());
            if (fields != null) {
                target.addValue(fields.title, text.title());
                target.addValue(fields.titleWords, text.title());
                target.addValue(fields.titleStarts, text.title());
                addIfAny(target, fields.summary, text.summary());
                target.addValue(fields.headings, edition.headings());
                target.addValue(fields.body, edition.body());
                target.addValue(
                        fields.text,
                        String.join(
                                "\n",
                                text.title(),
                                text.summary() == null ? "" : text.summary(),
                                edition.body()));
                target.addValue(fields.titlePairs, text.title());
            }
        }

        private static void addIfAny(
                DocumentElement target, IndexFieldReference<String> field, @Nullable String text) {
            if (text != null) {
                target.addValue(field, text);
            }
        }
    }
}
