package io.cryptoqa.mcp;

import io.cryptoqa.input.RequestBytes;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /mcp}: the Streamable HTTP transport of the Model Context Protocol, without sessions
 * and without streams. A request is answered with one JSON object, a notification with 202 and
 * nothing. GET and DELETE, which open streams and end sessions, are 405, as the protocol says of
 * servers that have neither; so any node can answer any message.
 *
 * <p>What is wrong with HTTP is a problem (RFC 9457), what is wrong with the message an error of
 * JSON-RPC, with status 400 where it could not be read as one; what is wrong with a tool's
 * arguments is an answer of the tool, for the model to read.
 *
 * <p>Not the SDK's own servlet, which writes its exceptions out as JSON, stack trace and all, and
 * has no limit to what it parses.
 */
@RestController
@Hidden // OpenAPI has no words for it; tools/list describes it
class McpController {

    static final String PATH = "/mcp";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ToolServer server;

    McpController(ToolServer server) {
        this.server = server;
    }

    @PostMapping(
            path = PATH,
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> message(HttpServletRequest request) throws IOException {
        requireKnown(request.getHeader(HttpHeaders.PROTOCOL_VERSION));
        var body = RequestBytes.text(request);
        Message message;
        try {
            message = Message.read(body);
        } catch (Message.Refused refused) {
            return answer(HttpStatus.BAD_REQUEST, error(refused));
        }
        var id = message.id();
        if (id == null) {
            server.hear(message);
            return ResponseEntity.accepted().build();
        }
        return answer(HttpStatus.OK, server.answer(id, message));
    }

    /** Absent, it means an early version, which asks nothing else of this server. */
    private void requireKnown(@Nullable String version) {
        if (version != null && !server.versions().contains(version)) {
            throw new UnknownVersion(version, server.versions());
        }
    }

    /** The SDK has no form for one without an id, which is left out as the protocol says. */
    private static Map<String, Object> error(Message.Refused refused) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("jsonrpc", "2.0");
        var id = refused.id();
        if (id != null) {
            answer.put("id", id);
        }
        answer.put("error", Map.of("code", refused.code(), "message", refused.words()));
        return answer;
    }

    private static ResponseEntity<byte[]> answer(HttpStatusCode status, Object message) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writeValueAsBytes(message));
    }

    private static class UnknownVersion extends Problem {
        UnknownVersion(String version, List<String> known) {
            super(
                    ProblemType.BAD_PARAMETER,
                    "%s is '%s'; this server speaks %s."
                            .formatted(
                                    HttpHeaders.PROTOCOL_VERSION,
                                    Shortened.of(version),
                                    String.join(", ", known)));
        }
    }
}
