package io.cryptoqa.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.Text;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who may sign in: {@code /admin/v1/accounts}. */
@RestController
@RequestMapping(path = AccountController.PATH)
@Tag(name = "Access")
class AccountController {

    static final String PATH = "/admin/v1/accounts";

    private static final String LIST = "accounts";

    private final Accounts accounts;
    private final ManagingAccounts managing;
    private final Passwords passwords;
    private final Cursors cursors;

    AccountController(
            Accounts accounts, ManagingAccounts managing, Passwords passwords, Cursors cursors) {
        this.accounts = accounts;
        this.managing = managing;
        this.passwords = passwords;
        this.cursors = cursors;
    }

    /** What makes an account. */
    record NewAccount(
            @Schema(
                            description =
                                    "1 to 50 of a-z, 0-9, dot, underscore and hyphen, the first a letter or digit")
                    String name,
            Role role,
            @Schema(description = "12 to 72 bytes of UTF-8; without one it has tokens alone")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String password) {}

    /** What changes an account (RFC 7396). */
    record AccountPatch(
            @JsonInclude(JsonInclude.Include.NON_NULL) Role role,
            @Schema(description = "12 to 72 bytes of UTF-8; null takes it away")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String password) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listAccounts",
            summary = "All accounts by name, closed ones too",
            description =
                    "Closed accounts stay in the list with `closedAt`, because what they "
                            + "did stays in the audit.")
    @Needs(scope = Scope.SETTINGS, role = Role.ADMIN)
    @Problems(ProblemType.BAD_CURSOR)
    Slice<AccountView> list(@ParameterObject @Valid PageParameters page) {
        var cursor = page.cursor();
        var after = cursor == null ? "" : cursors.open(LIST, cursor).getFirst();
        var rows =
                accounts.all().stream()
                        .filter(account -> account.name().compareTo(after) > 0)
                        .map(AccountView::of)
                        .toList();
        return Slice.of(
                rows, page.limitOrDefault(), last -> cursors.seal(LIST, List.of(last.name())));
    }

    @PostMapping(
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "createAccount",
            summary = "A new account, whose name is its own for ever",
            description =
                    "Without a password the account can sign in nowhere and acts by tokens "
                            + "alone. A name is never given out again, not even after its account was "
                            + "closed.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = NewAccount.class))))
    @ResponseStatus(HttpStatus.CREATED)
    @Needs(scope = Scope.SETTINGS, role = Role.ADMIN)
    AccountView create(Caller caller, Members body, HttpServletResponse response) {
        var name = body.required("name", Text.line(Account.LONGEST_NAME));
        if (!name.isEmpty() && !Account.isName(name)) {
            body.violate(
                    "name",
                    "bad-format",
                    "'name' must be of a-z, 0-9, dot, underscore and hyphen, and begin with a letter or digit.");
        }
        body.require("role");
        var role = body.oneOf("role", Role.class);
        var password = password(body);
        body.check();
        var account =
                managing.create(
                        caller,
                        name,
                        role == null ? Role.AUTHOR : role,
                        password == null ? null : passwords.hash(password));
        response.setHeader(HttpHeaders.LOCATION, PATH + "/" + name);
        return tagged(account, response);
    }

    @GetMapping(path = "/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getAccount",
            summary = "One account, also a closed one",
            description = "Its `ETag` is what a change of it needs in `If-Match`.")
    @Needs(scope = Scope.SETTINGS, role = Role.ADMIN)
    @Problems(ProblemType.NOT_FOUND)
    AccountView account(@PathVariable String name, HttpServletResponse response) {
        return tagged(accounts.byName(name).orElseThrow(() -> new AccountNotFound(name)), response);
    }

    @PatchMapping(
            path = "/{name}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "patchAccount",
            summary = "Change the role or the password, which ends the account's sessions",
            description =
                    "What is left out stays; `\"password\": null` takes the password away. "
                            + "The last admin cannot be made anything less.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = AccountPatch.class))))
    @Needs(scope = Scope.SETTINGS, role = Role.ADMIN)
    @Problems({ProblemType.NOT_FOUND, ProblemType.WRONG_STATE, ProblemType.IF_MATCH_REQUIRED})
    AccountView change(
            Caller caller,
            @PathVariable String name,
            IfMatch ifMatch,
            Members body,
            HttpServletResponse response) {
        if (body.has("role")) {
            body.require("role");
        }
        var role = body.oneOf("role", Role.class);
        var password = password(body);
        body.check();
        var hash = password == null ? null : passwords.hash(password);
        var change = new ManagingAccounts.Change(role, body.has("password"), hash);
        return tagged(managing.change(caller, name, ifMatch, change), response);
    }

    @DeleteMapping("/{name}")
    @Operation(
            operationId = "closeAccount",
            summary =
                    "Close an account for good: its tokens and sessions end, its name stays taken",
            description =
                    "What the account wrote stays, under its name. The last admin cannot be "
                            + "closed.")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(scope = Scope.SETTINGS, role = Role.ADMIN)
    @Problems({ProblemType.NOT_FOUND, ProblemType.WRONG_STATE})
    void close(Caller caller, @PathVariable String name, IfMatch ifMatch) {
        managing.close(caller, name, ifMatch);
    }

    /** The new password; its rules are told without it. */
    private static @Nullable String password(Members body) {
        var password = body.text("password", Text.line(Passwords.LONGEST));
        if (password != null) {
            Passwords.fault(password)
                    .ifPresent(fault ->
                            body.violate(
                                    "password", "bad-length", "'password' must " + fault + "."));
        }
        return password;
    }

    private static AccountView tagged(Account account, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, IfMatch.tag(account.version()));
        return AccountView.of(account);
    }
}
