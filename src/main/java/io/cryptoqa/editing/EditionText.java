package io.cryptoqa.editing;

import io.cryptoqa.article.ArticleView.Correction;
import io.cryptoqa.article.ArticleView.Source;
import io.cryptoqa.article.Author;
import io.cryptoqa.article.Image;
import io.cryptoqa.article.Slug;
import io.cryptoqa.body.Urls;
import io.cryptoqa.convert.Warning;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Shortened;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words of an edition as an editor sends them.
 *
 * @param slug null: the one it has, or one made of the title
 * @param publishedAt the date readers are to see; null: that of the first publication
 * @param isDated whether {@code publishedAt} was sent at all
 * @param body Markdown
 * @param warnings what was dropped of the body
 */
record EditionText(
        @Nullable String slug,
        String title,
        @Nullable String summary,
        @Nullable Author author,
        @Nullable Image image,
        List<Source> sources,
        List<Correction> corrections,
        @Nullable TranslatedFrom translatedFrom,
        @Nullable Instant publishedAt,
        boolean isDated,
        String body,
        List<Warning> warnings) {

    static final int LONGEST_URL = 2_000;
    private static final int MOST_ENTRIES = 50;

    /** Which revision of which edition an edition was translated from. */
    record TranslatedFrom(String locale, int revision) {}

    /** The JSON of it: a member left out is null, but for the slug, which then stays. */
    @Schema(name = "EditionInput")
    record Shape(
            String title,
            @Nullable String slug,
            @Nullable String summary,
            @Nullable Instant publishedAt,
            @Nullable Author author,
            @Nullable Image image,
            @Nullable List<Source> sources,
            @Nullable List<Correction> corrections,
            @Nullable TranslatedFrom translatedFrom,
            GivenBody.@Nullable Shape body) {}

    /**
     * Reads it; what cannot be taken is noted in the members.
     *
     * @param now no date may be after it
     */
    static EditionText read(Members members, Locales locales, Instant now) {
        var title = members.required("title", Text.line(200));
        var body = members.object("body");
        var given = body == null ? GivenBody.EMPTY : GivenBody.read(body);
        var taken = Objects.requireNonNullElse(given, GivenBody.EMPTY);
        return new EditionText(
                slug(members),
                title.strip(),
                stripped(members.text("summary", new Text(600, true, true))),
                author(members.object("author")),
                image(members.object("image")),
                sources(members),
                corrections(members),
                translatedFrom(members.object("translatedFrom"), locales),
                date(members, now),
                members.has("publishedAt"),
                taken.markdown(),
                taken.warnings());
    }

    private static @Nullable String slug(Members members) {
        var given = members.text("slug", Text.line(400));
        if (given == null) {
            return null;
        }
        var slug = Slug.fold(given);
        if (slug.isEmpty()
                || Slug.isReserved(slug.get())
                || slug.get().chars().allMatch(character -> character == '-')) {
            members.violate(
                    "slug",
                    "bad-slug",
                    "'slug' is '%s'; it must be letters and digits of any script and '-', at most 100, and neither latest, hot nor an id."
                            .formatted(Shortened.of(given)));
            return null;
        }
        return slug.get();
    }

    private static @Nullable Instant date(Members members, Instant now) {
        var date = members.instant("publishedAt");
        if (date != null && date.isAfter(now)) {
            members.violate(
                    "publishedAt",
                    "future-date",
                    "'publishedAt' is %s, which is to come; to publish then, use schedule."
                            .formatted(date));
            return null;
        }
        return date;
    }

    private static @Nullable Author author(@Nullable Members author) {
        return author == null
                ? null
                : new Author(
                        author.required("name", Text.line(200)).strip(), address(author, "url"));
    }

    private static @Nullable Image image(@Nullable Members image) {
        if (image == null) {
            return null;
        }
        image.require("url");
        return new Image(
                Objects.requireNonNullElse(address(image, "url"), ""),
                stripped(image.text("alt", new Text(600, true, false))));
    }

    private static List<Source> sources(Members members) {
        var sources = new ArrayList<Source>();
        for (var source : members.objects("sources", MOST_ENTRIES)) {
            source.require("url");
            sources.add(
                    new Source(
                            source.required("title", Text.line(300)).strip(),
                            Objects.requireNonNullElse(address(source, "url"), "")));
        }
        return sources;
    }

    private static List<Correction> corrections(Members members) {
        var corrections = new ArrayList<Correction>();
        for (var correction : members.objects("corrections", MOST_ENTRIES)) {
            correction.require("at");
            corrections.add(
                    new Correction(
                            Objects.requireNonNullElse(correction.instant("at"), Instant.EPOCH),
                            correction.required("text", new Text(1_000, false, true)).strip()));
        }
        return corrections;
    }

    private static @Nullable TranslatedFrom translatedFrom(
            @Nullable Members from, Locales locales) {
        if (from == null) {
            return null;
        }
        from.require("locale");
        from.require("revision");
        var locale = locale(from, locales);
        var revision = from.integer("revision", 1, Integer.MAX_VALUE);
        return locale == null || revision == null ? null : new TranslatedFrom(locale, revision);
    }

    /** The configured locale in the member of that name; null if it is none, which is noted. */
    static @Nullable String locale(Members members, Locales locales) {
        return members.parsed(
                "locale",
                "one of " + String.join(", ", locales.tags()),
                text -> locales.find(text).orElseThrow(IllegalArgumentException::new));
    }

    private static @Nullable String address(Members members, String name) {
        var url = stripped(members.text(name, Text.line(LONGEST_URL)));
        if (url != null && !Urls.isWebAddress(url)) {
            members.violate(
                    name,
                    "link-scheme",
                    "'%s' is '%s'; it must begin with http: or https:, or be relative."
                            .formatted(name, Shortened.of(url)));
            return null;
        }
        return url;
    }

    /** Without spaces around it; null if there is nothing else. */
    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
