package io.cryptoqa.input;

import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The condition of a change (RFC 9110 §13.1.1): the versions in {@code If-Match}, compared
 * strongly. A controller method that has a parameter of this type reads the header.
 *
 * @param header as it was sent; null without one
 * @param isNew whether {@code If-None-Match: *} asks that nothing be there yet
 */
public record IfMatch(@Nullable String header, boolean isNew) {

    private static final Pattern TAGS =
            Pattern.compile("\\s*(?:W/)?\"[^\"]*\"\\s*(?:,\\s*(?:W/)?\"[^\"]*\"\\s*)*");
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,17}");

    /** No condition. */
    public static IfMatch nothing() {
        return new IfMatch(null, false);
    }

    /** The strong entity tag of a version. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Goes on only for one who knows the present state.
     *
     * @throws Problem 428 {@code if-match-required} without the header; else as {@link #honour}
     */
    public void require(long lastChange, long current, List<String> parts) {
        if (header == null && !isNew) {
            throw new Required();
        }
        honour(lastChange, current, parts);
    }

    /**
     * Goes on unless the header names other states than those from one version on.
     *
     * @param lastChange the version that last changed what is about to be changed
     * @param current the version now
     * @param parts what has changed, for the answer
     * @throws Problem 412 {@code stale-version}; 400 {@code bad-parameter} for what is no list of
     *     entity tags
     */
    public void honour(long lastChange, long current, List<String> parts) {
        if (isNew) {
            throw new Stale("absent and If-None-Match is *", current, parts);
        }
        if (header == null || header.strip().equals("*")) {
            return;
        }
        if (!TAGS.matcher(header).matches()) {
            throw new Unreadable(header);
        }
        var holds =
                TAG.matcher(header)
                        .results()
                        .filter(tag -> tag.group(1) == null)
                        .map(tag -> tag.group(2))
                        .filter(text -> VERSION.matcher(text).matches())
                        .mapToLong(Long::parseLong)
                        .anyMatch(version -> version >= lastChange && version <= current);
        if (!holds) {
            throw new Stale(header, current, parts);
        }
    }

    /**
     * Goes on unless the header names other entity tags than this.
     *
     * @throws Problem 412 {@code stale-version}; 400 {@code bad-parameter}
     */
    public void honourTag(String tag) {
        if (isNew) {
            throw new Stale("absent and If-None-Match is *", tag);
        }
        if (header == null || header.strip().equals("*")) {
            return;
        }
        if (!TAGS.matcher(header).matches()) {
            throw new Unreadable(header);
        }
        if (TAG.matcher(header).results().noneMatch(found -> found.group().equals(tag))) {
            throw new Stale(header, tag);
        }
    }

    /**
     * Goes on unless the header asks for something to be there, where nothing is.
     *
     * @throws Problem 412 {@code stale-version}
     */
    public void honourAbsence() {
        if (header != null) {
            throw new Stale(header, 0, List.of());
        }
    }

    /** The greatest version named, or 0: what the client last knew. */
    public long known() {
        return header == null
                ? 0
                : TAG.matcher(header)
                        .results()
                        .map(tag -> tag.group(2))
                        .filter(text -> VERSION.matcher(text).matches())
                        .mapToLong(Long::parseLong)
                        .max()
                        .orElse(0);
    }

    private static class Required extends Problem {
        Required() {
            super(
                    ProblemType.IF_MATCH_REQUIRED,
                    "This change needs If-Match with the ETag of what you read; GET it to see its ETag.");
        }
    }

    private static class Stale extends Problem {
        Stale(String header, long current, List<String> parts) {
            super(
                    ProblemType.STALE_VERSION,
                    "If-Match is %s, but the version now is %d and what you change was changed meanwhile."
                            .formatted(Shortened.of(header), current));
            member("currentVersion", current);
            member("changed", parts);
        }

        Stale(String header, String tag) {
            super(
                    ProblemType.STALE_VERSION,
                    "If-Match is %s, but the entity tag now is %s."
                            .formatted(Shortened.of(header), tag));
            member("currentVersion", tag);
            member("changed", List.of());
        }
    }

    private static class Unreadable extends Problem {
        Unreadable(String header) {
            super(
                    ProblemType.BAD_PARAMETER,
                    "If-Match is '%s'; it must be * or entity tags in double quotes, such as \"7\"."
                            .formatted(Shortened.of(header)),
                    List.of(
                            new Violation(
                                    "#/header/If-Match",
                                    ProblemType.BAD_PARAMETER.code(),
                                    "'If-Match' is no list of entity tags.",
                                    null)));
        }
    }
}
