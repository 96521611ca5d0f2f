package io.cryptoqa.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Gives everything that controllers and Spring MVC throw the form of {@link ProblemBody}. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter problems;

    ProblemAdvice(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void problem(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        problems.write(request, response, problem);
    }

    @ExceptionHandler
    void parameters(BindException invalid, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var violations = invalid.getFieldErrors().stream().map(ProblemAdvice::violation).toList();
        problems.write(request, response, new BadParameter(violations));
    }

    /** Tomcat finds it when the first parameter is asked for, which is not before routing. */
    @ExceptionHandler
    void undecodable(
            InvalidParameterException invalid,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        problems.write(
                request,
                response,
                ProblemType.BAD_PARAMETER,
                "The query is not UTF-8 in percent-encoding (RFC 3986 §2.1).");
    }

    @ExceptionHandler
    void method(
            HttpRequestMethodNotSupportedException refused,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var allowed = refused.getSupportedHttpMethods();
        var names =
                allowed == null
                        ? ""
                        : allowed.stream()
                                .map(Object::toString)
                                .sorted()
                                .collect(Collectors.joining(", "));
        response.setHeader(HttpHeaders.ALLOW, names.replace("GET", "GET, HEAD") + ", OPTIONS");
        problems.write(
                request,
                response,
                ProblemType.METHOD_NOT_ALLOWED,
                "%s is not a method of this route; it has %s."
                        .formatted(Shortened.of(refused.getMethod()), names));
    }

    @ExceptionHandler
    void accept(
            HttpMediaTypeNotAcceptableException refused,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var offered = refused.getSupportedMediaTypes();
        problems.write(
                request,
                response,
                ProblemType.NOT_ACCEPTABLE,
                "Accept is '%s'%s."
                        .formatted(
                                Shortened.of(String.valueOf(request.getHeader(HttpHeaders.ACCEPT))),
                                offered.isEmpty()
                                        ? ", which is no list of media types"
                                        : "; this route answers in " + names(offered)));
    }

    @ExceptionHandler
    void mediaType(
            HttpMediaTypeNotSupportedException refused,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        problems.write(
                request,
                response,
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type is '%s'; this route reads %s."
                        .formatted(
                                Shortened.of(String.valueOf(request.getContentType())),
                                names(refused.getSupportedMediaTypes())));
    }

    @ExceptionHandler
    void unreadable(
            HttpMessageNotReadableException unreadable,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        problems.write(
                request, response, ProblemType.MALFORMED_JSON, "The request body is not JSON.");
    }

    /** The database is locked, overloaded or gone: not a fault of the request, and not for ever. */
    @ExceptionHandler({
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class,
        CannotCreateTransactionException.class
    })
    void unavailable(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        LOG.warn(
                "{} {} found the database unavailable",
                request.getMethod(),
                path(request),
                failure);
        problems.write(
                request,
                response,
                ProblemType.UNAVAILABLE,
                "The database does not answer for the moment.");
    }

    @ExceptionHandler
    void everythingElse(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (failure instanceof ErrorResponse known && known.getStatusCode().value() < 500) {
            var type = ProblemType.ofStatus(known.getStatusCode().value());
            problems.write(request, response, type, detail(type, request));
            return;
        }
        LOG.error("{} {} failed", request.getMethod(), path(request), failure);
        problems.write(
                request,
                response,
                ProblemType.INTERNAL,
                "Something went wrong here; the traceId finds it in our log.");
    }

    /** What to say when only the kind is known, as for what the container refuses by itself. */
    static String detail(ProblemType type, HttpServletRequest request) {
        return type == ProblemType.NOT_FOUND
                ? "There is nothing at '%s'.".formatted(path(request))
                : type.explanation();
    }

    private static String path(HttpServletRequest request) {
        return Shortened.of(request.getRequestURI());
    }

    private static Problem.Violation violation(FieldError error) {
        var given = String.valueOf(error.getRejectedValue());
        var allowed =
                error.contains(TypeMismatchException.class)
                        ? expected(error.unwrap(TypeMismatchException.class))
                        : String.valueOf(error.getDefaultMessage());
        return BadParameter.violation(error.getField(), given, allowed);
    }

    private static String expected(TypeMismatchException mismatch) {
        var type = mismatch.getRequiredType();
        if (type == null) {
            return "of another form";
        }
        return switch (type.getSimpleName()) {
            case "Integer" -> "a whole number in decimal digits";
            case "LocalDate" -> "a date such as 2026-04-27";
            default -> "of another form";
        };
    }

    private static String names(List<MediaType> types) {
        return types.stream().map(MediaType::toString).distinct().collect(Collectors.joining(", "));
    }
}
