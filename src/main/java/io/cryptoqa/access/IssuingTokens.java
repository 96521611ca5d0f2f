package io.cryptoqa.access;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives out tokens, and takes them back. */
@Component
class IssuingTokens {

    private final Tokens tokens;
    private final Audit audit;
    private final Clock clock;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    IssuingTokens(Tokens tokens, Audit audit, Clock clock) {
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores a token of which only the caller of this knows the secret. */
    @Transactional
    public Token issue(
            Caller caller,
            Account owner,
            String name,
            Set<Scope> scopes,
            @Nullable Instant expiresAt,
            String secret) {
        var token =
                new Token(
                        ids.generate(),
                        owner.name(),
                        name,
                        scopes,
                        clock.instant(),
                        expiresAt,
                        null);
        tokens.insert(token, owner.id(), Secret.hash(secret));
        audit.record(
                caller,
                "token.created",
                subject(token.id()),
                Map.of("account", owner.name(), "name", name, "scopes", scopes));
        return token;
    }

    /** Ends a token; one that has ended stays as it is. */
    @Transactional
    public void revoke(Caller caller, UUID id) {
        var token = tokens.byId(id).orElseThrow(() -> new TokenNotFound(id.toString()));
        if (tokens.revoke(id, clock.instant())) {
            audit.record(
                    caller,
                    "token.revoked",
                    subject(id),
                    Map.of("account", token.account(), "name", token.name()));
        }
    }

    private static String subject(UUID id) {
        return "token/" + id;
    }
}
