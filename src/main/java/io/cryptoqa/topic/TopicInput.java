package io.cryptoqa.topic;

import io.cryptoqa.input.Localised;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Shortened;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A topic as an editor sends it. */
record TopicInput(
        String slug,
        Map<String, String> names,
        Map<String, String> descriptions,
        @Nullable Instant hotUntil,
        int order) {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_SLUG = 100;

    /**
     * Reads it.
     *
     * @param present the slug it has, which stays; empty for a new one
     * @throws io.cryptoqa.input.Invalid with everything that is wrong
     */
    static TopicInput read(Members members, Optional<String> present, Locales locales) {
        var slug = slug(members, present);
        members.require("names");
        var names = Localised.texts(members, "names", Text.line(200), locales);
        if (names.isEmpty() && members.value("names") != null) {
            members.violate("names", "required", "A topic has a name in one language at least.");
        }
        var descriptions =
                Localised.texts(members, "descriptions", new Text(2_000, false, true), locales);
        var hotUntil = members.instant("hotUntil");
        var order = members.integer("order", -1_000_000, 1_000_000);
        members.check();
        return new TopicInput(
                slug, names, descriptions, hotUntil, Objects.requireNonNullElse(order, 0));
    }

    private static String slug(Members members, Optional<String> present) {
        var given = members.text("slug", Text.line(LONGEST_SLUG));
        if (present.isPresent()) {
            if (given != null && !given.equals(present.get())) {
                members.violate(
                        "slug",
                        "fixed",
                        "'slug' is '%s' for ever: addresses and other systems know it."
                                .formatted(present.get()));
            }
            return present.get();
        }
        members.require("slug");
        if (given != null && (!SLUG.matcher(given).matches() || given.equals("hot"))) {
            members.violate(
                    "slug",
                    "bad-slug",
                    "'slug' is '%s'; it must be of a-z, 0-9 and single '-' between them, and not 'hot'."
                            .formatted(Shortened.of(given)));
        }
        return Objects.requireNonNullElse(given, "");
    }
}
