package io.cryptoqa.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Passwords as bcrypt hashes, which carry the name of their algorithm, so that another one can
 * follow. bcrypt reads 72 bytes and no more: a longer password is refused, not cut.
 */
@Component
class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 72;

    /** 2 to the power of 12 rounds, a quarter of a second. */
    private static final int STRENGTH = 12;

    private static final int RANDOM_BYTES = 18;

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder(
                    "bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(STRENGTH)));

    /**
     * What is compared where there is no hash, so that this takes as long. Made when it is first
     * needed: it would be a tenth of the time that a start takes.
     */
    private final Supplier<String> noOnes = SingletonSupplier.of(() -> hash(random()));

    /** 24 characters, 144 bits. */
    static String random() {
        return Base64.getUrlEncoder().encodeToString(Secret.random(RANDOM_BYTES));
    }

    /** What is wrong with the length of a new password, as the end of "it must …". */
    static Optional<String> fault(String password) {
        var length = bytes(password);
        return length < SHORTEST || length > LONGEST
                ? Optional.of("have %d to %d bytes of UTF-8".formatted(SHORTEST, LONGEST))
                : Optional.empty();
    }

    String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }

    /** Whether it is the password of this account; as slow for one that is unknown or closed. */
    boolean match(@Nullable Account account, String password) {
        var hash = account == null || !account.isOpen() ? null : account.passwordHash();
        var isShortEnough = bytes(password) <= LONGEST;
        var matches =
                encoder.matches(isShortEnough ? password : "", hash == null ? noOnes.get() : hash);
        return matches && isShortEnough && hash != null;
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}
