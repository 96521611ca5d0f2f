package io.cryptoqa.article;

import io.cryptoqa.article.ArticleParameters.Form;
import io.cryptoqa.article.ArticleView.Alternate;
import io.cryptoqa.article.ArticleView.Bodies;
import io.cryptoqa.article.ArticleView.Correction;
import io.cryptoqa.article.ArticleView.Source;
import io.cryptoqa.article.FoundArticle.NamedTopic;
import io.cryptoqa.body.FrontMatter;
import io.cryptoqa.body.Html;
import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.Node;
import io.cryptoqa.body.Outline;
import io.cryptoqa.body.PlainText;
import io.cryptoqa.topic.TopicRef;
import io.cryptoqa.web.SiteSettings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The forms in which an article leaves the service. */
@Component
public class RenderingArticles {

    private static final TypeReference<List<Source>> SOURCES = new TypeReference<>() {};
    private static final TypeReference<List<Correction>> CORRECTIONS = new TypeReference<>() {};

    private final JsonMapper json;
    private final SiteSettings site;

    RenderingArticles(JsonMapper json, SiteSettings site) {
        this.json = json;
        this.site = site;
    }

    /**
     * The article's JSON.
     *
     * @param forms of the body, as {@code body=} names them; null for the tree alone
     */
    public ArticleView view(FoundArticle found, String requestedLocale, @Nullable String forms) {
        return view(found, requestedLocale, new ArticleParameters(forms, null).forms());
    }

    /** The article's JSON, its body in these forms; without a loaded body, and its outline. */
    ArticleView view(FoundArticle found, String requestedLocale, Set<Form> forms) {
        var edition = found.edition();
        var topics = refs(found);
        var markdown = edition.body();
        var tree = markdown == null ? null : Markdown.parse(markdown);
        return new ArticleView(
                edition.articleId(),
                edition.slug(),
                edition.locale(),
                requestedLocale,
                edition.title(),
                edition.summary(),
                topics.isEmpty() ? null : topics.getFirst(),
                topics,
                edition.author(),
                edition.image(),
                edition.publishedAt(),
                edition.updatedAt(),
                edition.revision(),
                edition.wordCount(),
                edition.readingMinutes(),
                tree == null ? List.of() : Outline.of(tree),
                markdown == null || tree == null ? null : bodies(markdown, tree, forms),
                json.readValue(edition.sources(), SOURCES),
                json.readValue(edition.corrections(), CORRECTIONS),
                found.others().stream().map(Alternate::of).toList());
    }

    /** The same without all but some of its top-level fields. */
    ObjectNode retain(ArticleView view, Collection<String> fields) {
        return json.<ObjectNode>valueToTree(view).retain(fields);
    }

    /** The article as Markdown with front matter, its body as its author wrote it. */
    public String markdown(FoundArticle found) {
        var edition = found.edition();
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("title", edition.title());
        values.put("slug", edition.slug());
        values.put("summary", edition.summary());
        values.put("topics", refs(found).stream().map(TopicRef::slug).toList());
        values.put("locale", edition.locale());
        values.put("publishedAt", edition.publishedAt().toString());
        values.put("author", json.convertValue(edition.author(), Map.class));
        values.put("image", json.convertValue(edition.image(), Map.class));
        values.put("sources", json.readValue(edition.sources(), List.class));
        values.put("id", edition.articleId().toString());
        values.put("updatedAt", edition.updatedAt().toString());
        values.put(
                "canonical", site.absolute(ArticlePath.ofPage(edition.slug(), edition.locale())));
        var body = edition.body();
        return new FrontMatter(values, body == null ? "" : body).write();
    }

    private static @Nullable Bodies bodies(String markdown, Node.Root tree, Set<Form> forms) {
        if (forms.isEmpty()) {
            return null;
        }
        return new Bodies(
                forms.contains(Form.MDAST) ? tree : null,
                forms.contains(Form.HTML) ? Html.render(tree) : null,
                forms.contains(Form.MARKDOWN) ? markdown : null,
                forms.contains(Form.TEXT) ? PlainText.render(tree) : null);
    }

    private static List<TopicRef> refs(FoundArticle found) {
        return found.topics().stream().map(NamedTopic::ref).toList();
    }
}
