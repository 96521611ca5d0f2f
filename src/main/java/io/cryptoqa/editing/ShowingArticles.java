package io.cryptoqa.editing;

import io.cryptoqa.article.ArticleView.Correction;
import io.cryptoqa.article.ArticleView.Source;
import io.cryptoqa.convert.Warning;
import io.cryptoqa.editing.EditedArticle.EditedBody;
import io.cryptoqa.editing.EditedArticle.EditedEdition;
import io.cryptoqa.editing.EditedArticle.Scheduled;
import io.cryptoqa.editing.StoredEdition.Interval;
import io.cryptoqa.editing.StoredEdition.Words;
import io.cryptoqa.input.IfMatch;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The JSON in which editors see articles. */
@Component
class ShowingArticles {

    private static final TypeReference<List<Source>> SOURCES = new TypeReference<>() {};
    private static final TypeReference<List<Correction>> CORRECTIONS = new TypeReference<>() {};

    private final JsonMapper json;
    private final Clock clock;

    ShowingArticles(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** The answer to a request about an article: all of it, with its version as ETag. */
    ResponseEntity<EditedArticle> answer(StoredArticle article) {
        return answer(HttpStatus.OK, article, List.of());
    }

    /** The same with a status and warnings. */
    ResponseEntity<EditedArticle> answer(
            HttpStatus status, StoredArticle article, List<Warning> warnings) {
        return ResponseEntity.status(status)
                .eTag(IfMatch.tag(article.version()))
                .body(show(article, warnings));
    }

    /** The answer with an edition alone, and other words in place of its newest. */
    ResponseEntity<EditedArticle> answer(
            StoredArticle article, StoredEdition edition, Words words) {
        return answer(article, edition(edition, words));
    }

    /** The answer with one edition, in whatever form. */
    ResponseEntity<EditedArticle> answer(StoredArticle article, EditedEdition edition) {
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(article.version()))
                .body(
                        new EditedArticle(
                                article.id(),
                                article.version(),
                                article.ref(),
                                article.topics(),
                                article.pins(),
                                List.of(edition),
                                List.of()));
    }

    EditedArticle show(StoredArticle article, List<Warning> warnings) {
        return new EditedArticle(
                article.id(),
                article.version(),
                article.ref(),
                article.topics(),
                article.pins(),
                article.editions().stream().map(each -> edition(each, each.words())).toList(),
                warnings);
    }

    /** An edition as it is, with the words of its newest revision or of another. */
    private EditedEdition edition(StoredEdition edition, Words words) {
        var now = clock.instant();
        return edition(
                edition,
                words,
                edition.state(now),
                edition.live(now).map(Interval::revision).orElse(null),
                edition.scheduled(now).map(ShowingArticles::scheduled).orElse(null));
    }

    /** An edition with the words of one of its revisions. */
    EditedEdition edition(
            StoredEdition edition,
            Words words,
            State state,
            @Nullable Integer published,
            @Nullable Scheduled scheduled) {
        var body = words.body();
        return new EditedEdition(
                edition.locale(),
                words.slug(),
                state.id(),
                words.title(),
                words.summary(),
                words.author(),
                words.image(),
                sources(words),
                corrections(words),
                edition.publishedAt(),
                words.revision(),
                published,
                published != null && published != words.revision(),
                scheduled,
                words.translatedFrom(),
                body == null ? null : new EditedBody("markdown", body),
                words.createdAt(),
                words.createdBy());
    }

    private static Scheduled scheduled(Interval interval) {
        return new Scheduled(
                interval.revision(), interval.from(), interval.isOpen() ? null : interval.until());
    }

    List<Source> sources(Words words) {
        return json.readValue(words.sources(), SOURCES);
    }

    List<Correction> corrections(Words words) {
        return json.readValue(words.corrections(), CORRECTIONS);
    }

    /** A list kept with a revision, as its JSON text. */
    String text(List<?> list) {
        return json.writeValueAsString(list);
    }
}
