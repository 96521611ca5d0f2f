package io.cryptoqa.access;

import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Someone, or some program, that may change things.
 *
 * @param name lower case, its own for ever
 * @param passwordHash null where it has tokens alone
 * @param version raised by every change
 * @param closedAt null while it is open
 */
record Account(
        UUID id,
        String name,
        Role role,
        @Nullable String passwordHash,
        long version,
        Instant createdAt,
        @Nullable Instant closedAt) {

    static final int LONGEST_NAME = 50;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,49}");

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    boolean isOpen() {
        return closedAt == null;
    }

    /** Without the hash, which belongs in no log. */
    @Override
    public String toString() {
        return "account " + name;
    }
}
