package io.cryptoqa.search;

import io.cryptoqa.access.Caller;
import io.cryptoqa.access.Needs;
import io.cryptoqa.access.Role;
import io.cryptoqa.access.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /admin/v1/reindex}: how the search index is, and building it anew. */
@RestController
@RequestMapping(path = "/admin/v1/reindex", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Search")
class ReindexController {

    private final Feeding feeding;
    private final Feeder feeder;

    ReindexController(Feeding feeding, Feeder feeder) {
        this.feeding = feeding;
        this.feeder = feeder;
    }

    @GetMapping
    @Operation(
            operationId = "getIndexState",
            summary = "How the search index is",
            description = "Its generation and how far it is, seen from the node that answers.")
    @Needs(scope = Scope.SETTINGS, role = Role.ADMIN)
    IndexState state() {
        return feeding.state();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "rebuildIndex",
            summary = "Builds the search index anew, beside the one that answers until then",
            description =
                    "Begins within a second, on the node that feeds the index. GET tells how far it"
                            + " is. Asking again while one is built makes no other.")
    @Needs(scope = Scope.SETTINGS, role = Role.ADMIN)
    IndexState rebuild(Caller caller) {
        feeder.wantRebuild(caller);
        return feeding.state();
    }
}
