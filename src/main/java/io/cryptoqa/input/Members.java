package io.cryptoqa.input;

import io.cryptoqa.web.Problem.Violation;
import io.cryptoqa.web.Shortened;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The members of a JSON object that a client sent. Each is asked for by name with its rule; what
 * breaks one is collected, and {@link #check} refuses all of it at once, members that nobody asked
 * for included. What breaks a rule is answered as if it were absent, so that reading goes on.
 *
 * <p>A string is never read as a number, nor 41.5 as an integer.
 */
public final class Members {

    static final int MOST_TOLD = 100;
    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    private final JsonNode object;
    private final String pointer;
    private final List<Violation> violations;
    private final List<Members> nested = new ArrayList<>();
    private final TreeSet<String> known = new TreeSet<>();

    private final int linesBefore;
    private final @Nullable Integer row;

    private Members(
            JsonNode object,
            String pointer,
            List<Violation> violations,
            int linesBefore,
            @Nullable Integer row) {
        this.object = object;
        this.pointer = pointer;
        this.violations = violations;
        this.linesBefore = linesBefore;
        this.row = row;
    }

    /**
     * The members of a whole body.
     *
     * @throws Invalid if it is no object
     */
    public static Members of(JsonNode body) {
        return of(body, 0);
    }

    /**
     * The same, of what stands behind some lines in a file: lines are told as those of the file.
     */
    public static Members of(JsonNode body, int linesBefore) {
        if (!body.isObject()) {
            throw new Invalid(
                    "#", "wrong-type", "The body is %s; it must be an object.".formatted(a(body)));
        }
        return new Members(body, "#", new ArrayList<>(), linesBefore, null);
    }

    /** A row of a file, whose faults are told with the others' and with its line. */
    static Members ofRow(JsonNode row, String pointer, List<Violation> violations, int line) {
        return new Members(row, pointer, violations, 0, line);
    }

    /** The same place, with what was not sent taken from elsewhere (RFC 7396). */
    public Members over(JsonNode present) {
        known.addAll(object.propertyNames());
        return nest(MergePatch.apply(present, object), pointer);
    }

    /** The object as it was sent. */
    public JsonNode json() {
        return object;
    }

    /** Whether the member was sent, be it as null. */
    public boolean has(String name) {
        return object.has(name);
    }

    /** All names sent, for objects that are maps; they are taken as known. */
    public List<String> names() {
        var names = List.copyOf(object.propertyNames());
        known.addAll(names);
        return names;
    }

    /** A text; null if it is null, absent or breaks the rule. */
    public @Nullable String text(String name, Text rule) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            wrongType(name, value, "a text");
            return null;
        }
        return checked(pointer(name), name, value.stringValue(), rule);
    }

    /** A text that must be there; empty if it is not. */
    public String required(String name, Text rule) {
        require(name);
        var text = text(name, rule);
        return text == null ? "" : text;
    }

    /** A whole number from one to another, both included. */
    public @Nullable Integer integer(String name, int least, int most) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            wrongType(name, value, "a whole number");
            return null;
        }
        if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
            violate(
                    name,
                    "out-of-range",
                    "'%s' is %s; it must be from %d to %d."
                            .formatted(name, Shortened.of(value.asString()), least, most));
            return null;
        }
        return value.intValue();
    }

    /** An instant (RFC 3339), in whole microseconds. */
    public @Nullable Instant instant(String name) {
        return parsed(
                name,
                "an instant such as 2026-04-27T09:00:00Z",
                text -> {
                    var instant =
                            OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
                    if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                        throw new DateTimeException("beyond what databases hold");
                    }
                    return instant;
                });
    }

    /** One of some constants, written in kebab case. */
    public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        var choices = new LinkedHashMap<String, E>();
        for (var constant : type.getEnumConstants()) {
            choices.put(kebab(constant), constant);
        }
        return parsed(
                name,
                "one of " + String.join(", ", choices.keySet()),
                text ->
                        Optional.ofNullable(choices.get(text))
                                .orElseThrow(IllegalArgumentException::new));
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What a text means.
     *
     * @param expected completes the sentence "it must be …"
     * @param parser throws {@link IllegalArgumentException} or {@link DateTimeException}
     */
    public <T> @Nullable T parsed(String name, String expected, Function<String, T> parser) {
        var text = text(name, Text.any());
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            violate(
                    name,
                    "bad-format",
                    "'%s' is '%s'; it must be %s.".formatted(name, Shortened.of(text), expected));
            return null;
        }
    }

    /** Texts in a list; empty if it is null or absent. */
    public List<String> texts(String name, int most, Text rule) {
        var texts = new ArrayList<String>();
        var place = 0;
        for (var item : list(name, most)) {
            var at = "%s[%d]".formatted(name, place);
            var itemPointer = pointer(name) + "/" + place;
            if (item.isString()) {
                var text = checked(itemPointer, at, item.stringValue(), rule);
                if (text != null) {
                    texts.add(text);
                }
            } else {
                add(
                        itemPointer,
                        "wrong-type",
                        "'%s' is %s; it must be a text.".formatted(at, a(item)));
            }
            place++;
        }
        return texts;
    }

    /** A nested object; null if it is null, absent or something else. */
    public @Nullable Members object(String name) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isObject()) {
            wrongType(name, value, "an object");
            return null;
        }
        return nest(value, pointer(name));
    }

    /** Objects in a list; empty if it is null or absent. */
    public List<Members> objects(String name, int most) {
        var objects = new ArrayList<Members>();
        var place = 0;
        for (var item : list(name, most)) {
            var itemPointer = pointer(name) + "/" + place;
            if (item.isObject()) {
                objects.add(nest(item, itemPointer));
            } else {
                add(
                        itemPointer,
                        "wrong-type",
                        "'%s[%d]' is %s; it must be an object.".formatted(name, place, a(item)));
            }
            place++;
        }
        return objects;
    }

    /** A member as it was sent, of whatever type; null if it is null or absent. */
    public @Nullable JsonNode value(String name) {
        known.add(name);
        var value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** Notes that a member must be there, if it is not. */
    public void require(String name) {
        if (value(name) == null) {
            violate(name, "required", "'%s' is required.".formatted(name));
        }
    }

    /** Notes what is wrong with a member. */
    public void violate(String name, String code, String detail) {
        add(pointer(name), code, detail);
    }

    /** Notes something wrong that was found elsewhere. */
    public void add(Violation violation) {
        if (violations.size() < MOST_TOLD) {
            var line = violation.line();
            violations.add(
                    new Violation(
                            violation.pointer(),
                            violation.code(),
                            violation.detail(),
                            line == null ? row : Integer.valueOf(line + linesBefore)));
        }
    }

    /** The same, unless something is known to be wrong there already. */
    public void addIfFirst(Violation violation) {
        if (violations.stream()
                .noneMatch(known -> known.pointer().startsWith(violation.pointer()))) {
            add(violation);
        }
    }

    /** The pointer of a member, as a URI fragment (RFC 6901 §6). */
    public String pointer(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /**
     * Refuses the body if anything in it was wrong, or was not asked for.
     *
     * @throws Invalid with everything, up to a hundred
     */
    public void check() {
        addUnknown();
        if (!violations.isEmpty()) {
            throw new Invalid(violations);
        }
    }

    void addUnknown() {
        for (var name : object.propertyNames()) {
            if (!known.contains(name)) {
                violate(
                        Shortened.of(name),
                        "unknown-field",
                        "'%s' is not known here; known are %s."
                                .formatted(
                                        Shortened.of(name),
                                        known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
        nested.forEach(Members::addUnknown);
    }

    private Members nest(JsonNode value, String at) {
        var members = new Members(value, at, violations, linesBefore, row);
        nested.add(members);
        return members;
    }

    private Iterable<JsonNode> list(String name, int most) {
        var value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            wrongType(name, value, "a list");
            return List.of();
        }
        if (value.size() > most) {
            violate(
                    name,
                    "too-many",
                    "'%s' has %d entries; at most %d are taken."
                            .formatted(name, value.size(), most));
            return List.of();
        }
        return value;
    }

    private @Nullable String checked(String at, String name, String text, Text rule) {
        var fault = rule.fault(name, text);
        fault.ifPresent(found -> add(at, found.code(), found.detail()));
        return fault.isPresent() ? null : text;
    }

    private void wrongType(String name, JsonNode value, String expected) {
        violate(
                name,
                "wrong-type",
                "'%s' is %s; it must be %s.".formatted(name, a(value), expected));
    }

    private void add(String at, String code, String detail) {
        add(new Violation(at, code, detail, null));
    }

    private static final Map<String, String> NAMES =
            Map.of(
                    "object",
                    "an object",
                    "array",
                    "a list",
                    "string",
                    "a text",
                    "boolean",
                    "true or false",
                    "null",
                    "null");

    private static String a(JsonNode value) {
        var type = value.getNodeType().name().toLowerCase(Locale.ROOT);
        if (value.isNumber()) {
            return "the number " + Shortened.of(value.asString());
        }
        return NAMES.getOrDefault(type, "of another type");
    }
}
