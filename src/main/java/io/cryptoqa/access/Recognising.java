package io.cryptoqa.access;

import io.cryptoqa.access.Unauthenticated.Reason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Finds out who sends a request. Account and token are read anew for each, so that what was closed,
 * revoked or demoted is so at once.
 */
@Component
class Recognising {

    private static final String SCHEME = "bearer ";

    /** The account's version when the session began; any change of the account ends it. */
    private static final String VERSION = "version";

    private final Accounts accounts;
    private final Tokens tokens;
    private final Clock clock;

    Recognising(Accounts accounts, Tokens tokens, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * By the value of Authorization.
     *
     * @throws Unauthenticated if it holds no good token
     */
    Caller byToken(String authorization, String address) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new Unauthenticated(Reason.UNKNOWN);
        }
        var secret = authorization.substring(SCHEME.length()).strip();
        var found =
                tokens.byHash(Secret.hash(secret))
                        .orElseThrow(() -> new Unauthenticated(Reason.UNKNOWN));
        var token = found.token();
        if (!found.owner().isOpen()) {
            throw new Unauthenticated(Reason.CLOSED);
        }
        if (token.revokedAt() != null) {
            throw new Unauthenticated(Reason.REVOKED);
        }
        var expiresAt = token.expiresAt();
        if (expiresAt != null && !clock.instant().isBefore(expiresAt)) {
            throw new Unauthenticated(Reason.EXPIRED);
        }
        return Caller.byToken(found.owner(), token.id(), token.scopes(), address);
    }

    /**
     * By the session cookie.
     *
     * @throws Unauthenticated if there is none, or it has ended
     */
    Caller bySession(HttpServletRequest request) {
        if (request.getRequestedSessionId() == null) {
            throw new Unauthenticated(Reason.MISSING);
        }
        var session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(
                                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME)
                        instanceof String id)
                || !(session.getAttribute(VERSION) instanceof Long version)) {
            throw new Unauthenticated(Reason.BAD_SESSION);
        }
        var account =
                accounts.byId(UUID.fromString(id))
                        .filter(known -> known.isOpen() && known.version() == version)
                        .orElseThrow(() -> new Unauthenticated(Reason.BAD_SESSION));
        return Caller.bySession(account, request.getRemoteAddr());
    }

    /**
     * Notes in a new session whose it is: as text and a number alone, so that no later version of
     * any class is unable to read it.
     */
    static void remember(HttpSession session, Account account) {
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                account.id().toString());
        session.setAttribute(VERSION, account.version());
    }
}
