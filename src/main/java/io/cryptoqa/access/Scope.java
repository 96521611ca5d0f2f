package io.cryptoqa.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token may be used for, within what its owner's role allows. */
public enum Scope {
    CONTENT_READ,
    CONTENT_WRITE,
    CONTENT_PUBLISH,
    WIDGETS_WRITE,
    SETTINGS;

    /** As it is written in JSON and in the database, such as {@code content:read}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    static Optional<Scope> ofId(String id) {
        return Arrays.stream(values()).filter(scope -> scope.id().equals(id)).findFirst();
    }

    /** Several as one text, with spaces between. */
    static String joined(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::id).collect(Collectors.joining(" "));
    }

    /** What {@link #joined} wrote. One that a later version had and this one has not is dropped. */
    static Set<Scope> split(String joined) {
        var scopes = EnumSet.noneOf(Scope.class);
        for (var id : joined.split(" ", -1)) {
            ofId(id).ifPresent(scopes::add);
        }
        return scopes;
    }
}
