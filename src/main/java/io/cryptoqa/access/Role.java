package io.cryptoqa.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What an account may do, from least to most; each role includes the ones before it. */
public enum Role {
    /** Creates and changes drafts, and reads everything. */
    AUTHOR,
    /** Everything of content and widgets. */
    EDITOR,
    /** Accounts, tokens and settings as well. */
    ADMIN;

    /** As it is written in JSON and in the database. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The widest scopes that an account of this role, or a token of it, can have. */
    public Set<Scope> scopes() {
        return switch (this) {
            case AUTHOR -> EnumSet.of(Scope.CONTENT_READ, Scope.CONTENT_WRITE);
            case EDITOR -> EnumSet.complementOf(EnumSet.of(Scope.SETTINGS));
            case ADMIN -> EnumSet.allOf(Scope.class);
        };
    }

    static Role ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
