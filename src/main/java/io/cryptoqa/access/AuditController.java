package io.cryptoqa.access;

import io.cryptoqa.web.BadParameter;
import io.cryptoqa.web.Cursors;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Problems;
import io.cryptoqa.web.Slice;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reading who did what: {@code /admin/v1/audit}. */
@RestController
@Tag(name = "Access")
class AuditController {

    private static final Instant BEGINNING = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID LEAST = new UUID(0, 0);

    private final Audit audit;
    private final Cursors cursors;

    AuditController(Audit audit, Cursors cursors) {
        this.audit = audit;
        this.cursors = cursors;
    }

    @GetMapping(path = "/admin/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listAuditEntries",
            summary = "Who did what, and was refused what; newest first",
            description =
                    "Every change and every refusal, with the account, the token, the "
                            + "address and what it was done to. `from` and `to` are UTC days, both "
                            + "included.")
    @Needs(scope = Scope.SETTINGS, role = Role.ADMIN)
    @Problems(ProblemType.BAD_CURSOR)
    Slice<AuditEntry> list(@ParameterObject @Valid AuditParameters parameters) {
        var from = parameters.from();
        var to = parameters.to();
        if (from != null && to != null && from.isAfter(to)) {
            throw new BadParameter("from", from.toString(), "a day not after 'to', which is " + to);
        }
        var filter =
                new Audit.Filter(
                        parameters.account(),
                        parameters.action(),
                        parameters.subject(),
                        from == null ? BEGINNING : start(from));
        var list = "audit %s %s".formatted(filter, to);
        var limit = parameters.limitOrDefault();
        var cursor = parameters.cursor();
        var position = cursor == null ? null : cursors.open(list, cursor);
        var at = position == null ? until(to) : Instant.parse(position.get(0));
        var id = position == null ? LEAST : UUID.fromString(position.get(1));
        return Slice.of(
                audit.before(filter, at, id, limit + 1),
                limit,
                last -> cursors.seal(list, List.of(last.at().toString(), last.id().toString())));
    }

    private static Instant until(@Nullable LocalDate to) {
        return to == null || to.getYear() == 9999 ? END : start(to.plusDays(1));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
