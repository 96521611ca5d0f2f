package io.cryptoqa.access;

import io.cryptoqa.access.Unauthenticated.Reason;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out with a name and a password, for the console: {@code /admin/v1/session}. */
@RestController
@RequestMapping(path = SessionController.PATH)
@Tag(name = "Access")
class SessionController {

    static final String PATH = "/admin/v1/session";

    private final Accounts accounts;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Challenge challenge;
    private final Audit audit;
    private final TransactionTemplate transactions;

    SessionController(
            Accounts accounts,
            Passwords passwords,
            SignInLimits limits,
            Challenge challenge,
            Audit audit,
            TransactionTemplate transactions) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.limits = limits;
        this.challenge = challenge;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** What signs in. */
    record Credentials(String name, String password) {}

    /**
     * Who is signed in.
     *
     * @param account null when signed out
     * @param csrfToken what changes need in {@code X-CSRF-TOKEN}; null without a session
     */
    record Session(@Nullable SignedIn account, @Nullable String csrfToken) {
        record SignedIn(UUID id, String name, Role role) {}
    }

    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "signIn",
            summary = "Begin a session; its cookie and CSRF token are for the console",
            description =
                    "For browsers: answers a cookie for `/admin` and the CSRF token that "
                            + "changes need in `X-CSRF-TOKEN`. Programs send a bearer token and need "
                            + "no session. Ten tries in a quarter of an hour for a name.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Credentials.class))))
    @SecurityRequirements
    @Problems(ProblemType.RATE_LIMITED)
    Session signIn(Members body, HttpServletRequest request, HttpServletResponse response) {
        var name = body.required("name", Text.line(Account.LONGEST_NAME));
        var password = body.required("password", Text.any());
        body.check();
        limits.take(name, request.getRemoteAddr(), response);
        var account = accounts.byName(name).orElse(null);
        if (!passwords.match(account, password) || account == null) {
            challenge.prepare(request, response, Reason.PASSWORD);
            throw new Unauthenticated(Reason.PASSWORD);
        }
        var old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        Recognising.remember(request.getSession(), account);
        var caller = Caller.bySession(account, request.getRemoteAddr());
        transactions.executeWithoutResult(
                _ -> audit.record(caller, "session.started", "account/" + name, Map.of()));
        return session(caller, request);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getSession",
            summary = "Who is signed in, or whose token was sent; account is null for nobody",
            description =
                    "Always 200, so that a console can ask whether somebody is signed in "
                            + "without an error in its log. `csrfToken` is null for who came with a "
                            + "bearer token.")
    Session status(@Nullable Caller caller, HttpServletRequest request) {
        return caller == null ? new Session(null, null) : session(caller, request);
    }

    @DeleteMapping
    @Operation(
            operationId = "signOut",
            summary = "End the session, if there is one",
            description =
                    "Ends the session of the cookie. A bearer token stays as it is; revoke "
                            + "it to end it.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@Nullable Caller caller, HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null && caller != null && caller.tokenId() == null) {
            transactions.executeWithoutResult(_ ->
                    audit.record(caller, "session.ended", "account/" + caller.name(), Map.of()));
            session.invalidate();
        }
    }

    private static Session session(Caller caller, HttpServletRequest request) {
        var csrf =
                caller.tokenId() == null
                                && request.getAttribute(CsrfToken.class.getName())
                                        instanceof CsrfToken token
                        ? token.getToken()
                        : null;
        return new Session(
                new Session.SignedIn(caller.accountId(), caller.name(), caller.role()), csrf);
    }
}
