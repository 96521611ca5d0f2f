package io.cryptoqa.sentiment;

import io.cryptoqa.access.Caller;
import io.cryptoqa.access.Needs;
import io.cryptoqa.access.Role;
import io.cryptoqa.access.Scope;
import io.cryptoqa.input.Csv;
import io.cryptoqa.input.IfMatch;
import io.cryptoqa.input.Members;
import io.cryptoqa.input.RequestBytes;
import io.cryptoqa.web.BadParameter;
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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Readings that editors enter: {@code /admin/v1/fear-greed/readings}. */
@RestController
@RequestMapping(path = "/admin/v1/fear-greed/readings", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Editing")
class ReadingEditingController {

    private static final String LIST = "entered readings";
    private static final List<Csv.Column> COLUMNS =
            List.of(Csv.Column.required("date"), Csv.Column.number("value"));
    private static final LocalDate END = LocalDate.of(9999, 12, 31);

    private final EnteringReadings entering;
    private final Cursors cursors;

    ReadingEditingController(EnteringReadings entering, Cursors cursors) {
        this.entering = entering;
        this.cursors = cursors;
    }

    @GetMapping
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "listEnteredReadings",
            summary = "What editors entered, newest first",
            description =
                    "Only those of editors. What readers see of a day, whoever measured it, "
                            + "is in the history of the widget.")
    @Problems(ProblemType.BAD_CURSOR)
    Slice<EnteredReading> list(@ParameterObject @Valid PageParameters parameters) {
        var cursor = parameters.cursor();
        var limit = parameters.limitOrDefault();
        var before = cursor == null ? END : LocalDate.parse(cursors.open(LIST, cursor).getFirst());
        return Slice.of(
                entering.before(before, limit + 1),
                limit,
                last -> cursors.seal(LIST, List.of(last.date().toString())));
    }

    @GetMapping("/{date}")
    @Needs(scope = Scope.CONTENT_READ)
    @Operation(
            operationId = "getEnteredReading",
            summary = "What editors entered for a UTC day",
            description = "404 for a day whose reading comes from elsewhere, or that has none.")
    @Problems(ProblemType.NOT_FOUND)
    ResponseEntity<EnteredReading> get(
            @Parameter(description = "The day, such as 2026-04-27") @PathVariable String date) {
        return answer(HttpStatus.OK, entering.get(day(date)));
    }

    @PutMapping(path = "/{date}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Needs(scope = Scope.WIDGETS_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "putReading",
            summary = "Enter or correct the value of a UTC day",
            description =
                    "It stands above what any service says of that day. `If-Match` is "
                            + "optional and honoured.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EnteredReading.Shape.class))))
    @ApiResponse(responseCode = "200", description = "Brought to this", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
    ResponseEntity<EnteredReading> put(
            @Parameter(description = "The day, such as 2026-04-27") @PathVariable String date,
            Members given,
            IfMatch condition,
            Caller caller) {
        given.require("value");
        var value = given.integer("value", 0, 100);
        given.check();
        var entered = entering.put(day(date), Objects.requireNonNull(value), condition, caller);
        return answer(entered.isNew() ? HttpStatus.CREATED : HttpStatus.OK, entered.reading());
    }

    @PutMapping(consumes = "text/csv")
    @Needs(scope = Scope.WIDGETS_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "putReadings",
            summary = "Enter or correct the values of many UTC days by CSV, all or none",
            description =
                    "The header is date,value. A day whose cell is empty has no reading any more;"
                            + " days that are not in the file keep theirs. A fault in any row"
                            + " refuses the whole file and names the rows.",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema =
                                                    @Schema(
                                                            type = "string",
                                                            example =
                                                                    "date,value\n2026-04-27,42\n"))))
    @Problems({
        ProblemType.MALFORMED_JSON,
        ProblemType.UNSUPPORTED_MEDIA_TYPE,
        ProblemType.TOO_LARGE,
        ProblemType.INVALID
    })
    EnteringReadings.Imported putAll(HttpServletRequest request, Caller caller) throws IOException {
        return entering.putAll(Csv.read(RequestBytes.text(request), COLUMNS), caller);
    }

    @DeleteMapping("/{date}")
    @Needs(scope = Scope.WIDGETS_WRITE, role = Role.EDITOR)
    @Operation(
            operationId = "deleteReading",
            summary = "Take back what was entered for a UTC day",
            description = "What a service says of that day, if anything, is shown again.")
    @Problems(ProblemType.NOT_FOUND)
    ResponseEntity<Void> delete(
            @Parameter(description = "The day, such as 2026-04-27") @PathVariable String date,
            IfMatch condition,
            Caller caller) {
        entering.delete(day(date), condition, caller);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<EnteredReading> answer(
            HttpStatus status, EnteredReading reading) {
        return ResponseEntity.status(status).eTag(reading.tag()).body(reading);
    }

    private static LocalDate day(String text) {
        try {
            return EnteredReading.day(text);
        } catch (DateTimeException impossible) {
            throw new BadParameter("date", text, "a date such as 2026-04-27");
        }
    }
}
