package io.cryptoqa.promotion;

import static java.util.stream.Collectors.toSet;

import io.cryptoqa.input.Localised;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Problem.Violation;
import io.cryptoqa.web.Shortened;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as an editor sends it.
 *
 * @param isScriptWaived whether titles may be missing, or in a foreign script
 */
record PromotionInput(
        String code,
        Map<String, String> titles,
        Map<String, String> subtitles,
        Map<String, String> callsToAction,
        String link,
        Instant startsAt,
        @Nullable Instant endsAt,
        int priority,
        boolean isScriptWaived) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,50}");
    private static final Text TITLE = Text.line(200);
    private static final Text SUBTITLE = Text.line(300);
    private static final Text CALL_TO_ACTION = Text.line(60);
    private static final int GREATEST_PRIORITY = 1_000_000;
    private static final int MOST_WAIVERS = 10;

    /** Whether a promotion may be called so. */
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /**
     * Reads it.
     *
     * @param called the code that it has or is asked for by its address; empty where the body names
     *     it
     * @param now when it starts if it does not say so
     * @throws io.cryptoqa.input.Invalid with everything that is wrong
     */
    static PromotionInput read(
            Members members, Optional<String> called, Locales locales, Instant now) {
        var code = code(members, called);
        var isScriptWaived = isScriptWaived(members);
        var sent = localesWithATitle(members, locales);
        var titles = titles(members, sent, isScriptWaived, locales);
        var subtitles = beside(members, "subtitles", SUBTITLE, sent, locales);
        var callsToAction = beside(members, "callsToAction", CALL_TO_ACTION, sent, locales);
        var link = link(members);
        var startsAt = members.instant("startsAt");
        var endsAt = members.instant("endsAt");
        var start = Objects.requireNonNullElse(startsAt, now);
        var isStartKnown = startsAt != null || members.value("startsAt") == null;
        if (isStartKnown && endsAt != null && !start.isBefore(endsAt)) {
            members.violate(
                    "endsAt",
                    "bad-window",
                    "'endsAt' is %s; it must be after 'startsAt', which is %s."
                            .formatted(endsAt, start));
        }
        var priority = members.integer("priority", -GREATEST_PRIORITY, GREATEST_PRIORITY);
        members.check();
        return new PromotionInput(
                code,
                titles,
                subtitles,
                callsToAction,
                link,
                start,
                endsAt,
                Objects.requireNonNullElse(priority, 0),
                isScriptWaived);
    }

    private static String code(Members members, Optional<String> called) {
        var given = members.text("code", Text.any());
        if (called.isEmpty()) {
            members.require("code");
        } else if (given != null && !given.equals(called.get())) {
            members.violate(
                    "code",
                    "fixed",
                    "'code' is '%s' here for ever: other systems know it."
                            .formatted(Shortened.of(called.get())));
        }
        var code = called.orElse(given);
        if (code != null && !isCode(code)) {
            members.violate(
                    "code",
                    "bad-code",
                    "'code' is '%s'; it must be 1 to 50 of A-Z, a-z, 0-9, '-' and '_'."
                            .formatted(Shortened.of(code)));
        }
        return Objects.requireNonNullElse(code, "");
    }

    private static boolean isScriptWaived(Members members) {
        var isWaived = false;
        members.texts("waive", MOST_WAIVERS, Text.any());
        var given = members.value("waive");
        for (int i = 0; given != null && given.isArray() && i < given.size(); i++) {
            var each = given.get(i);
            if (!each.isString()) {
                continue;
            }
            if (each.stringValue().equals(Waiver.SCRIPT.id())) {
                isWaived = true;
            } else {
                members.add(
                        new Violation(
                                members.pointer("waive") + "/" + i,
                                "unknown-waiver",
                                "'%s' is not a rule that can be waived; that is 'script' alone."
                                        .formatted(Shortened.of(each.stringValue())),
                                null));
            }
        }
        return isWaived;
    }

    /**
     * Those that say something in {@code titles}, be it good or not; all where that is no object,
     * which is told and needs no telling for each text beside it.
     */
    private static Set<String> localesWithATitle(Members members, Locales locales) {
        var titles = members.value("titles");
        return titles == null || !titles.isObject()
                ? Set.copyOf(locales.tags())
                : titles.propertyStream()
                        .filter(title -> !title.getValue().isNull())
                        .flatMap(title -> locales.find(title.getKey()).stream())
                        .collect(toSet());
    }

    private static Map<String, String> titles(
            Members members, Set<String> sent, boolean isScriptWaived, Locales locales) {
        members.require("titles");
        var titles = Localised.texts(members, "titles", TITLE, locales);
        var given = members.value("titles");
        if (given == null || !given.isObject()) {
            return titles;
        }
        if (isScriptWaived) {
            if (sent.isEmpty()) {
                members.violate(
                        "titles", "required", "A promotion has a title in one language at least.");
            }
            return titles;
        }
        for (var locale : locales.tags()) {
            if (!sent.contains(locale)) {
                violate(
                        members,
                        "titles",
                        locale,
                        "missing-title",
                        "There is no title in '%s'; each locale of this site has one, unless 'waive' has 'script'."
                                .formatted(locale));
            }
        }
        titles.forEach((locale, title) -> {
            var scripts = ScriptsOfLocale.of(locale);
            if (scripts.isForeign(title)) {
                violate(
                        members,
                        "titles",
                        locale,
                        "foreign-script",
                        "'%s' is for the greater part in another script than %s, in which '%s' is written; 'waive' with 'script' keeps it."
                                .formatted(Shortened.of(title), scripts.names(), locale));
            }
        });
        return titles;
    }

    private static Map<String, String> beside(
            Members members, String name, Text rule, Set<String> titled, Locales locales) {
        var texts = Localised.texts(members, name, rule, locales);
        for (var locale : texts.keySet()) {
            if (!titled.contains(locale)) {
                violate(
                        members,
                        name,
                        locale,
                        "no-title",
                        "'%s' has a text in '%s', which has no title; nobody would see it."
                                .formatted(name, locale));
            }
        }
        return texts;
    }

    private static String link(Members members) {
        members.require("link");
        var link = members.text("link", Text.any());
        if (link != null && !Link.isAllowed(link)) {
            members.violate(
                    "link",
                    "bad-link",
                    "'link' is '%s'; it must be %s.".formatted(Shortened.of(link), Link.RULE));
        }
        return Objects.requireNonNullElse(link, "");
    }

    private static void violate(
            Members members, String name, String locale, String code, String detail) {
        members.add(new Violation(members.pointer(name) + "/" + locale, code, detail, null));
    }
}
