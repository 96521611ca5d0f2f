package io.cryptoqa.openapi;

import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What parameters mean that have the same name on many routes, and what one looks like. A variable
 * of a path is looked up with the segment before it, such as {@code topics/slug}, then by its name
 * alone. What a controller says itself stays.
 */
final class KnownParameters {

    private record Known(String description, Object example) {}

    private static final String ARTICLE_ID = "01a213ac-bd16-736a-acaa-444418a98aef";
    private static final String ARTICLE_SLUG = "how-did-sam-altmans-leadership-lead-to-chatgpt";
    private static final String DAY = "2026-04-27";

    private static final Map<String, Known> KNOWN =
            Map.ofEntries(
                    known("articles/slug", "A slug of the article, or its id", ARTICLE_SLUG),
                    known("qa/slug", "A slug of the article, or its id", ARTICLE_SLUG),
                    known("topics/slug", "The slug of the topic", "trading"),
                    known("redirects/slug", "The slug that leads on", "hardware-wallets-explained"),
                    known("articles/id", "The id of the article", ARTICLE_ID),
                    known("editions/locale", "The locale of the edition", "en"),
                    known("revisions/n", "The number of the revision, from 1 on", "3"),
                    known(
                            "preview-links/link",
                            "The id of the link",
                            "01a213b0-5c1e-7d52-9a3f-2b8f0c9e6d41"),
                    known(
                            "preview/token",
                            "The last part of a preview link",
                            "AaISsFvZcYqU3kXw0pTj5mR8hN2bLdQe"),
                    known("ref/ref", "Your own id for the article", "cms-1042"),
                    known("coins/id", "The id of the coin", "btc"),
                    known(
                            "tokens/id",
                            "The id of the token",
                            "01a213aa-03f7-7b60-8c1d-5e2f9a7b4c3d"),
                    known("accounts/name", "The name of the account", "ada"),
                    known("promotions/code", "Its code; letter case counts", "L0015427"),
                    known("problems/code", "The code of the problem", "bad-cursor"),
                    known(
                            "sitemaps/part",
                            "The name of a part, as /sitemap.xml has it",
                            "019a4-18"),
                    known("readings/date", "The UTC day", DAY),
                    known("id", "Its id", ARTICLE_ID),
                    known("slug", "Its slug", ARTICLE_SLUG),
                    known("locale", "A configured locale", "en"),
                    known("limit", "The most items to answer, 1 to 100", 10),
                    known(
                            "cursor",
                            "Where to go on: page.next of the answer before",
                            "MjAyNi0xMS0xOFQwODo0MDowMFoKMDFhMjEzYWMtYmQ3MS03MmY1LWI1ZWItZWY1YWYyZjllOWQ50ngkSCq9k6c0Nb5DIxBlzA"),
                    known("topic", "The slug of a topic", "trading"),
                    known("from", "The first UTC day", "2026-01-28"),
                    known("to", "The last UTC day", DAY),
                    known("sort", "The order", "-publishedAt"),
                    known("q", "What to look for", "wallet"),
                    known("body", "Forms of the body, several separated by commas", "html,text"),
                    known(
                            "fields",
                            "Only these fields, separated by commas",
                            "title,summary,outline"),
                    known(
                            "blocks",
                            "Only these blocks, separated by commas",
                            "article,related,fearGreed"),
                    known("scale", "Whose bands name the value", "alternative-me"),
                    known("state", "What state it is in", "published"),
                    known("theme", "For a light or a dark page", "dark"),
                    known("tab", "Which coins", "new-spot"),
                    known("publish", "Whether to publish it in the same step", "true"),
                    known("at", "An instant", "2026-04-27T09:00:00Z"),
                    known("against", "The number of another revision", "2"),
                    known("since", "The cursor of the answer before", "MTcKNDIx"),
                    known("author", "An account, or an author's name", "ada"),
                    known("account", "The name of an account", "ada"),
                    known("action", "What was done", "account.created"),
                    known("subject", "To what it was done", "account/ada"),
                    known(
                            "If-Match",
                            "The ETag of what is changed, as it was read: nothing is done if it has"
                                    + " been changed since (RFC 9110 §13.1.1)",
                            "\"7\""),
                    known(
                            "If-None-Match",
                            "With * it is only made, never replaced (RFC 9110 §13.1.2)",
                            "*"),
                    known(
                            "Idempotency-Key",
                            "Any text of your own, 1 to 255 characters: with the same key the same"
                                    + " request is carried out once, and its repeats within 24 hours"
                                    + " get the first answer"
                                    + " (draft-ietf-httpapi-idempotency-key-header-07)",
                            "\"entry-1\""));

    private static final Pattern SEGMENT = Pattern.compile("([^/{}]+)/\\{(\\w+)}");

    private KnownParameters() {}

    static void describe(Paths paths) {
        paths.forEach(KnownParameters::describe);
    }

    private static void describe(String path, PathItem item) {
        for (var operation : item.readOperations()) {
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(parameter -> describe(path, parameter));
            }
        }
    }

    private static void describe(String path, Parameter parameter) {
        var name = parameter.getName();
        var known = parameter.getIn().equals("path") ? ofPath(path, name) : KNOWN.get(name);
        if (known == null) {
            return;
        }
        if (parameter.getDescription() == null) {
            parameter.setDescription(known.description);
        }
        if (parameter.getExample() == null && parameter.getExamples() == null) {
            parameter.setExample(example(parameter, known.example));
        }
    }

    /** Of a choice, one that there is. */
    private static Object example(Parameter parameter, Object known) {
        var choices = parameter.getSchema().getEnum();
        return choices == null || choices.contains(known) ? known : choices.get(0);
    }

    private static @Nullable Known ofPath(String path, String name) {
        var before =
                SEGMENT.matcher(path)
                        .results()
                        .filter(found -> found.group(2).equals(name))
                        .map(found -> KNOWN.get(found.group(1) + "/" + name))
                        .filter(Objects::nonNull)
                        .findFirst();
        return before.orElse(KNOWN.get(name));
    }

    private static Map.Entry<String, Known> known(String name, String description, Object example) {
        return Map.entry(name, new Known(description, example));
    }
}
