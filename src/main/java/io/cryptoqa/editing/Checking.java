package io.cryptoqa.editing;

import static io.cryptoqa.web.SqlInstants.utc;

import io.cryptoqa.body.Markdown;
import io.cryptoqa.body.Node;
import io.cryptoqa.convert.Warning;
import io.cryptoqa.web.Problem.Violation;
import io.cryptoqa.web.SiteSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.Character.UnicodeScript;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks an edition over before it is published: what would stop it, and what is worth a look. */
@Component
class Checking {

    private static final int LONG_SUMMARY = 300;

    /** Below this share of letters, a language's own script is not what the text is written in. */
    private static final double FOREIGN = 0.2;

    /** Where this service and the site it serves show articles. */
    private static final Pattern ARTICLE =
            Pattern.compile("/(?:v1/articles|qa)/([^/?#.]+)(?:\\.md)?/?(?:[?#].*)?");

    private final JdbcClient jdbc;
    private final SiteSettings site;
    private final Clock clock;

    Checking(JdbcClient jdbc, SiteSettings site, Clock clock) {
        this.jdbc = jdbc;
        this.site = site;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param errors what publishing would refuse
     * @param warnings what it would not
     */
    @Schema(name = "Validation")
    record Findings(List<Violation> errors, List<Warning> warnings) {}

    /** Everything about the newest revision of an edition. */
    Findings findings(StoredArticle article, StoredEdition edition) {
        return new Findings(Readiness.missing(article, edition), warnings(edition));
    }

    /** What is worth a look in the newest revision of an edition. */
    List<Warning> warnings(StoredEdition edition) {
        var warnings = new ArrayList<Warning>();
        var words = edition.words();
        var summary = Objects.requireNonNullElse(words.summary(), "");
        var tree = Markdown.parse(Objects.requireNonNullElse(words.body(), ""));
        if (summary.codePointCount(0, summary.length()) > LONG_SUMMARY) {
            warnings.add(
                    new Warning(
                            "long-summary",
                            "The summary has more than %d characters; search engines and cards cut it."
                                    .formatted(LONG_SUMMARY)));
        }
        var image = words.image();
        if (image != null && image.alt() == null) {
            warnings.add(new Warning("missing-alt", "The article's image has no alt text."));
        }
        checkScript(
                edition.locale(),
                words.title() + "\n" + summary + "\n" + Node.plain(tree),
                warnings);
        checkHeadings(tree, warnings);
        checkImages(tree, warnings);
        checkTables(tree, warnings);
        checkLinks(tree, warnings);
        return warnings;
    }

    private static void each(Node node, Consumer<Node> visitor) {
        visitor.accept(node);
        node.children().forEach(child -> each(child, visitor));
    }

    private static void checkHeadings(Node.Root tree, List<Warning> warnings) {
        // the article's title is its only heading of depth 1
        var before = new int[] {1};
        each(
                tree,
                node -> {
                    if (node instanceof Node.Heading(var depth, _, _)) {
                        if (depth > before[0] + 1) {
                            warnings.add(
                                    new Warning(
                                            "skipped-heading-level",
                                            "The heading '%s' is of level %d, but the one before it of level %d."
                                                    .formatted(
                                                            Node.plain(node), depth, before[0])));
                        }
                        before[0] = depth;
                    }
                });
    }

    private static void checkImages(Node.Root tree, List<Warning> warnings) {
        each(
                tree,
                node -> {
                    if (node instanceof Node.Image(_, var url, var alt) && alt.isBlank()) {
                        warnings.add(
                                new Warning(
                                        "missing-alt",
                                        "The image %s has no alt text.".formatted(url)));
                    }
                });
    }

    private static void checkTables(Node.Root tree, List<Warning> warnings) {
        each(
                tree,
                node -> {
                    if (!(node instanceof Node.Table table) || table.children().isEmpty()) {
                        return;
                    }
                    var columns = table.children().getFirst().children().size();
                    for (var row : table.children()) {
                        if (row.children().size() > columns) {
                            warnings.add(
                                    new Warning(
                                            "excess-cells",
                                            "A table row has %d cells under a header of %d; many renderers drop the rest: '%s'."
                                                    .formatted(
                                                            row.children().size(),
                                                            columns,
                                                            Node.plain(row.children().getLast()))));
                        }
                    }
                });
    }

    private void checkLinks(Node.Root tree, List<Warning> warnings) {
        var urls = new LinkedHashSet<String>();
        each(
                tree,
                node -> {
                    if (node instanceof Node.Link(_, var url, _)) {
                        urls.add(url);
                    }
                });
        for (var url : urls) {
            var path =
                    url.startsWith(site.absolute("/"))
                            ? url.substring(site.absolute("/").length() - 1)
                            : url;
            var article = ARTICLE.matcher(path);
            if (article.matches() && !isPublic(article.group(1))) {
                warnings.add(
                        new Warning(
                                "dead-link",
                                "The link to %s leads to no public article.".formatted(url)));
            }
        }
    }

    private boolean isPublic(String segment) {
        String slug;
        try {
            slug = URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return false;
        }
        var now = utc(clock.instant());
        return jdbc.sql(
                                """
                                select count(*) from slug s join publication p on p.article_id = s.article_id
                                where s.slug = ? and p.starts_at <= ? and p.ends_at > ?
                                """)
                        .params(slug.toLowerCase(Locale.ROOT), now, now)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static void checkScript(String locale, String text, List<Warning> warnings) {
        var language = Locale.forLanguageTag(locale).getLanguage();
        var own = scripts(language);
        var letters = text.codePoints().filter(Character::isLetter).count();
        var others =
                text.codePoints()
                        .filter(Character::isLetter)
                        .filter(point -> !own.contains(UnicodeScript.of(point)))
                        .count();
        var isForeign =
                own.contains(UnicodeScript.LATIN)
                        ? others > letters * FOREIGN
                        // names and code are Latin everywhere, so only their mastery is suspicious
                        : others > letters * (1 - FOREIGN);
        if (letters > 0 && isForeign) {
            warnings.add(
                    new Warning(
                            "foreign-script",
                            "The text of the edition '%s' is mostly or in good part not in the script of that language."
                                    .formatted(locale)));
        }
    }

    private static Set<UnicodeScript> scripts(String language) {
        return switch (language) {
            case "zh" -> Set.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO);
            case "ja" -> Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);
            case "ko" -> Set.of(UnicodeScript.HANGUL, UnicodeScript.HAN);
            case "ru", "uk", "bg", "sr" -> Set.of(UnicodeScript.CYRILLIC);
            case "ar", "fa", "ur" -> Set.of(UnicodeScript.ARABIC);
            case "he" -> Set.of(UnicodeScript.HEBREW);
            case "el" -> Set.of(UnicodeScript.GREEK);
            case "hi", "mr", "ne" -> Set.of(UnicodeScript.DEVANAGARI);
            case "th" -> Set.of(UnicodeScript.THAI);
            default -> Set.of(UnicodeScript.LATIN);
        };
    }
}
