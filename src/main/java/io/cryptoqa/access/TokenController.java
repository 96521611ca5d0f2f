package io.cryptoqa.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.Shortened;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What programs sign in with: {@code /admin/v1/tokens}. */
@RestController
@RequestMapping(path = TokenController.PATH)
@Tag(name = "Access")
class TokenController {

    static final String PATH = "/admin/v1/tokens";

    private static final String LIST = "tokens";
    private static final int LONGEST_NAME = 100;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LEAST = new UUID(0, 0);
    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Tokens tokens;
    private final Accounts accounts;
    private final IssuingTokens issuing;
    private final Cursors cursors;
    private final Clock clock;

    TokenController(
            Tokens tokens, Accounts accounts, IssuingTokens issuing, Cursors cursors, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.issuing = issuing;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** What makes a token. */
    record NewToken(
            @Schema(description = "Whose it is to be; without one, the caller's")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String account,
            @Schema(description = "What it is for, 1 to 100 characters") String name,
            @Schema(description = "At least one, and none that its owner's role does not have")
                    List<Scope> scopes,
            @Schema(description = "When it ends; without one it does not")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable Instant expiresAt) {}

    /** A token without its secret, which nobody has. */
    @Schema(name = "Token")
    record TokenView(
            UUID id,
            String account,
            String name,
            List<Scope> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt) {

        static TokenView of(Token token) {
            return new TokenView(
                    token.id(),
                    token.account(),
                    token.name(),
                    token.scopes().stream().sorted().toList(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.revokedAt());
        }
    }

    /** A token that was just made. */
    record IssuedToken(
            UUID id,
            String account,
            String name,
            List<Scope> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            @Schema(description = "What to send as bearer token: shown this once, null in a replay")
                    @Nullable String token) {

        static IssuedToken of(TokenView view, String secret) {
            return new IssuedToken(
                    view.id,
                    view.account,
                    view.name,
                    view.scopes,
                    view.createdAt,
                    view.expiresAt,
                    view.revokedAt,
                    secret);
        }
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listTokens",
            summary = "All tokens, newest first, ended ones too",
            description =
                    "Secrets are not kept, so they are not shown. Revoked and expired "
                            + "tokens stay in the list.")
    @Needs(scope = Scope.SETTINGS, role = Role.ADMIN)
    @Problems(ProblemType.BAD_CURSOR)
    Slice<TokenView> list(@ParameterObject @Valid PageParameters page) {
        var cursor = page.cursor();
        var position = cursor == null ? null : cursors.open(LIST, cursor);
        var at = position == null ? END : Instant.parse(position.get(0));
        var id = position == null ? LEAST : UUID.fromString(position.get(1));
        var limit = page.limitOrDefault();
        var rows = tokens.before(at, id, limit + 1).stream().map(TokenView::of).toList();
        return Slice.of(
                rows,
                limit,
                last ->
                        cursors.seal(
                                LIST, List.of(last.createdAt().toString(), last.id().toString())));
    }

    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "createToken",
            summary = "A new token, shown once",
            description =
                    "`token` is shown in this answer and never again, not in the repeat of "
                            + "a request with an `Idempotency-Key` either. Scopes are never wider "
                            + "than the role of the owner.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = NewToken.class))))
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(scope = Scope.SETTINGS, role = Role.ADMIN)
    IssuedToken create(Caller caller, Members body, HttpServletResponse response) {
        var account = body.text("account", Text.line(Account.LONGEST_NAME));
        var ownerName = account == null ? caller.name() : account;
        var owner = accounts.byName(ownerName).filter(Account::isOpen).orElse(null);
        var name = body.required("name", Text.line(LONGEST_NAME));
        var scopes = scopes(body, owner);
        var expiresAt = body.instant("expiresAt");
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            body.violate(
                    "expiresAt",
                    "in-the-past",
                    "'expiresAt' is %s, which is past.".formatted(expiresAt));
        }
        if (owner == null) {
            body.violate(
                    "account",
                    "unknown",
                    "'account' is '%s'; no open account is called so."
                            .formatted(Shortened.of(ownerName)));
            body.check();
            throw new AccountNotFound(ownerName);
        }
        body.check();
        var secret = Secret.token();
        var token = issuing.issue(caller, owner, name, scopes, expiresAt, secret);
        response.setHeader(HttpHeaders.LOCATION, PATH + "/" + token.id());
        return IssuedToken.of(TokenView.of(token), secret);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getToken",
            summary = "One token, without its secret",
            description = "Whose it is, what it may do, and until when.")
    @Needs(scope = Scope.SETTINGS, role = Role.ADMIN)
    @Problems(ProblemType.NOT_FOUND)
    TokenView token(@PathVariable String id) {
        return tokens.byId(id(id)).map(TokenView::of).orElseThrow(() -> new TokenNotFound(id));
    }

    @DeleteMapping("/{id}")
    @Operation(
            operationId = "revokeToken",
            summary = "End a token at once",
            description = "The next request with it is 401. A revoked token does not come back.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(scope = Scope.SETTINGS, role = Role.ADMIN)
    @Problems(ProblemType.NOT_FOUND)
    void revoke(Caller caller, @PathVariable String id) {
        issuing.revoke(caller, id(id));
    }

    private static Set<Scope> scopes(Members body, @Nullable Account owner) {
        body.require("scopes");
        var scopes = EnumSet.noneOf(Scope.class);
        var place = 0;
        for (var id : body.texts("scopes", Scope.values().length, Text.line(LONGEST_NAME))) {
            var scope = Scope.ofId(id);
            if (scope.isEmpty()) {
                violate(body, place, "unknown", id, "one of " + ids(EnumSet.allOf(Scope.class)));
            } else if (owner != null && !owner.role().scopes().contains(scope.get())) {
                var widest = ids(owner.role().scopes());
                violate(body, place, "too-wide", id, "one that its owner's role has: " + widest);
            } else {
                scopes.add(scope.get());
            }
            place++;
        }
        var sent = body.value("scopes");
        if (sent != null && sent.isArray() && sent.isEmpty()) {
            body.violate("scopes", "required", "'scopes' needs at least one entry.");
        }
        return scopes;
    }

    private static void violate(
            Members body, int place, String code, String given, String expected) {
        body.violate(
                "scopes",
                code,
                "'scopes[%d]' is '%s'; it must be %s."
                        .formatted(place, Shortened.of(given), expected));
    }

    private static String ids(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::id).collect(Collectors.joining(", "));
    }

    private static UUID id(String text) {
        if (!ID.matcher(text).matches()) {
            throw new TokenNotFound(text);
        }
        return UUID.fromString(text);
    }
}
