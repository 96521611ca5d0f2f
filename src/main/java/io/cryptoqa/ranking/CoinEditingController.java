package io.cryptoqa.ranking;

import io.cryptoqa.access.Caller;
import io.cryptoqa.access.Needs;
import io.cryptoqa.access.Role;
import io.cryptoqa.access.Scope;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.RequestBytes;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.PageParameters;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Coins as editors see them: {@code /admin/v1/coins}. */
@RestController
@RequestMapping(path = "/admin/v1/coins", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Editing")
class CoinEditingController {

    private static final String LIST = "edited coins";
    private static final String CSV = "text/csv";

    private final CoinStore store;
    private final ChangingCoins changing;
    private final ImportingCoins importing;
    private final Cursors cursors;

    CoinEditingController(
            CoinStore store, ChangingCoins changing, ImportingCoins importing, Cursors cursors) {
        this.store = store;
        this.changing = changing;
        this.importing = importing;
        this.cursors = cursors;
    }

    @GetMapping
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "listEditedCoins",
            summary = "All coins by id, delisted ones included",
            description =
                    "With what editors entered and the quotes of every source, the most "
                            + "trusted first.")
    @Problems(ProblemType.BAD_CURSOR)
    Slice<EditedCoin> list(@ParameterObject @Valid PageParameters parameters) {
        var cursor = parameters.cursor();
        var limit = parameters.limitOrDefault();
        var after = cursor == null ? "" : cursors.open(LIST, cursor).getFirst();
        return Slice.of(
                store.edited().stream()
                        .filter(coin -> coin.id().compareTo(after) > 0)
                        .limit(limit + 1L)
                        .toList(),
                limit,
                last -> cursors.seal(LIST, List.of(last.id())));
    }

    @PutMapping(consumes = CSV)
    @Needs(scope = Scope.WIDGETS_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "putCoins",
            summary = "Make or change the coins of a CSV file, all or none",
            description =
                    """
                    RFC 4180, UTF-8, with a header. The columns `id`, `symbol` and `name` are required; there may \
                    be `icon`, `state`, `listedAt`, `tradingOpensAt`, `price`, `currency`, `change24h`, \
                    `marketCap`, `volume24h`, `asOf`, `ids.coingecko` and `ids.coinmarketcap`. A row changes \
                    its coin as PATCH does: an empty cell is null, and what has no column stays as it is, except \
                    that a new price takes the figures that belonged to the old one with it. Coins without a row \
                    stay too.
                    """,
            requestBody =
                    @RequestBody(
                            required = true,
                            content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
    @Problems({
        ProblemType.MALFORMED_JSON,
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        ProblemType.TOO_LARGE,
        ProblemType.INVALID
    })
    ImportingCoins.Imported putAll(
            @Parameter(hidden = true) HttpServletRequest request, Caller caller)
            throws IOException {
        return importing.put(RequestBytes.text(request), caller);
    }

    @GetMapping("/{id}")
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "getEditedCoin",
            summary = "One coin with the quotes of all sources",
            description =
                    "`price` and the figures after it are those of the editors; null where "
                            + "they say nothing.")
    @Problems(ProblemType.NOT_FOUND)
    ResponseEntity<EditedCoin> get(@PathVariable String id) {
        return answer(HttpStatus.OK, store.find(id).orElseThrow(() -> new CoinNotFound(id)));
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.WIDGETS_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "putCoin",
            summary = "Make a coin, or replace all its members; readers see it at once",
            description =
                    """
                    Decimals are strings. `price: null` enters no quote, so that what is pulled is shown; with \
                    a price, `asOf` is now unless it says otherwise. `state` is `trading` unless given.
                    """,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EditedCoin.Shape.class))))
    @ApiResponse(responseCode = "200", description = "Brought to this", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    ResponseEntity<EditedCoin> put(
            @PathVariable String id, Members given, IfMatch condition, Caller caller) {
        var put = changing.put(id, given, condition, caller);
        return answer(put.isNew() ? HttpStatus.CREATED : HttpStatus.OK, put.coin());
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"})
    @Needs(scope = Scope.WIDGETS_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "patchCoin",
            summary = "Change some members of a coin (RFC 7396); readers see it at once",
            description =
                    """
                    A new figure is as of now unless `asOf` comes with it; `price: null` takes back the whole \
                    quote of the editors.
                    """,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EditedCoin.Shape.class))))
    @Problems({ProblemType.NOT_FOUND, ProblemType.IF_MATCH_REQUIRED})
    ResponseEntity<EditedCoin> patch(
            @PathVariable String id, Members patch, IfMatch condition, Caller caller) {
        return answer(HttpStatus.OK, changing.patch(id, patch, condition, caller));
    }

    @DeleteMapping("/{id}")
    @Needs(scope = Scope.WIDGETS_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "deleteCoin",
            summary = "Delete a coin with its quotes",
            description =
                    "One that is pulled comes back with the next pull; to hide it, give it the state `delisted`.")
    @Problems({ProblemType.NOT_FOUND, ProblemType.IF_MATCH_REQUIRED})
    ResponseEntity<Void> delete(@PathVariable String id, IfMatch condition, Caller caller) {
        changing.delete(id, condition, caller);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<EditedCoin> answer(HttpStatus status, EditedCoin coin) {
        return ResponseEntity.status(status).eTag(IfMatch.tag(coin.version())).body(coin);
    }
}
