package io.cryptoqa.mcp;

import static java.util.stream.Collectors.joining;

import io.cryptoqa.input.Members;
import io.cryptoqa.web.Locales;
import io.cryptoqa.web.Problem;
import io.cryptoqa.web.ProblemType;
import io.cryptoqa.web.Shortened;
import io.cryptoqa.web.SiteSettings;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpStatelessServerHandler;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The protocol, as the SDK speaks it, with the tools. It keeps nothing between messages, and
 * answers in the thread that asks.
 */
@Component
class ToolServer {

    private static final Logger LOG = LoggerFactory.getLogger(ToolServer.class);

    private final List<McpTool> tools;
    private final JsonMapper json;
    private final Transport transport = new Transport();

    ToolServer(List<McpTool> tools, JsonMapper json, Locales locales, SiteSettings site) {
        this.tools = tools;
        this.json = json;
        McpServer.sync(transport)
                .serverInfo(
                        Implementation.builder("cryptoqa", version())
                                .title("Crypto Q&A")
                                .websiteUrl(site.siteUrl().toString())
                                .build())
                .instructions(instructions(locales))
                .capabilities(ServerCapabilities.builder().tools(false).build())
                .tools(tools.stream().map(this::specification).toList())
                .jsonMapper(new JacksonMcpJsonMapper(JsonMapper.shared()))
                // tools judge their arguments themselves, and tests what they answer
                .jsonSchemaValidator((_, _) -> ValidationResponse.asValid(null))
                .validateToolInputs(false)
                .immediateExecution(true)
                .build();
    }

    private static String instructions(Locales locales) {
        return """
        Questions and answers about crypto, written and checked by editors, with topics and the \
        crypto fear-and-greed index. Find articles with search_articles, then read one whole with \
        read_article, and cite its canonical address. list_topics has the subjects, with how many \
        articles each has. Languages: %s; without a locale, %s. Searches and counts never fall back \
        to another language; a single article may, and says so. A reading of the index has a date \
        and a source, and may be stale or missing: say so. Nothing here is financial advice.\
        """
                .formatted(String.join(", ", locales.tags()), locales.defaultTag());
    }

    private static String version() {
        return Optional.ofNullable(ToolServer.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
    }

    /** The versions of the protocol that are spoken. */
    List<String> versions() {
        return transport.protocolVersions();
    }

    /** Takes a notification. */
    void hear(Message message) {
        transport
                .handler()
                .handleNotification(
                        McpTransportContext.EMPTY,
                        new JSONRPCNotification(message.method(), message.params()))
                .block();
    }

    /** Answers a request of this id. */
    JSONRPCResponse answer(Object id, Message message) {
        var fault = fault(message);
        if (fault != null) {
            return JSONRPCResponse.error(id, fault);
        }
        try {
            var answer =
                    transport
                            .handler()
                            .handleRequest(
                                    McpTransportContext.EMPTY,
                                    new JSONRPCRequest(message.method(), id, message.params()))
                            .block();
            // tools never fail, see below; what is left is params that the SDK could not read,
            // of which it tells in the words of its parser
            return answer == null || isInternal(answer.error())
                    ? JSONRPCResponse.error(id, badParams(message))
                    : answer;
        } catch (IllegalArgumentException unreadable) {
            LOG.debug("params of {} not read", message.method(), unreadable);
            return JSONRPCResponse.error(id, badParams(message));
        }
    }

    /** What the SDK says less well: which tools there are, when one is called that is not. */
    private @Nullable JSONRPCError fault(Message message) {
        if (!message.method().equals(McpSchema.METHOD_TOOLS_CALL)) {
            return null;
        }
        var params = message.params();
        var name = params == null ? null : params.get("name");
        if (name == null || !name.isString()) {
            return new JSONRPCError(
                    ErrorCodes.INVALID_PARAMS, "The param name must be a text: that of a tool.");
        }
        if (tools.stream().noneMatch(tool -> name(tool).equals(name.stringValue()))) {
            return new JSONRPCError(
                    ErrorCodes.INVALID_PARAMS,
                    "There is no tool '%s'; there are %s."
                            .formatted(
                                    Shortened.of(name.stringValue()),
                                    tools.stream().map(ToolServer::name).collect(joining(", "))));
        }
        return null;
    }

    private static String name(McpTool tool) {
        return tool.description().name();
    }

    private static boolean isInternal(@Nullable JSONRPCError error) {
        return error != null && Objects.equals(error.code(), ErrorCodes.INTERNAL_ERROR);
    }

    private static JSONRPCError badParams(Message message) {
        return new JSONRPCError(
                ErrorCodes.INVALID_PARAMS,
                "The params are not what %s takes.".formatted(Shortened.of(message.method())));
    }

    private SyncToolSpecification specification(McpTool tool) {
        return new SyncToolSpecification(tool.description(), (_, request) -> call(tool, request));
    }

    /** Never throws: whatever goes wrong is an answer that a model can read. */
    private CallToolResult call(McpTool tool, CallToolRequest request) {
        var arguments = Objects.requireNonNullElse(request.arguments(), Map.<String, Object>of());
        try {
            return tool.call(Members.of(json.valueToTree(arguments)));
        } catch (Problem problem) {
            return failed(words(problem));
        } catch (TransientDataAccessException
                | DataAccessResourceFailureException
                | CannotCreateTransactionException unavailable) {
            LOG.warn("{} found the database unavailable", name(tool), unavailable);
            return failed("The database does not answer for the moment. Try again in 5 seconds.");
        } catch (RuntimeException failure) {
            LOG.error("{} failed", name(tool), failure);
            return failed(
                    "Something went wrong here; %s finds it in the log of this service."
                            .formatted(MDC.get("traceId")));
        }
    }

    private static CallToolResult failed(String words) {
        return CallToolResult.builder().addTextContent(words).isError(true).build();
    }

    /** Everything that is wrong, and where to look for what is right. */
    private static String words(Problem problem) {
        var words =
                problem.violations().isEmpty()
                        ? String.valueOf(problem.getMessage())
                        : problem.violations().stream()
                                .map(Problem.Violation::detail)
                                .collect(joining("\n"));
        return words + hint(problem.type());
    }

    private static String hint(ProblemType type) {
        return switch (type) {
            case ARTICLE_NOT_FOUND -> " search_articles finds the slugs of those there are.";
            case TOPIC_NOT_FOUND -> " list_topics has the slugs of those there are.";
            default -> "";
        };
    }

    /** Hands the SDK's handler of messages to whoever has one; there is no connection to keep. */
    private static final class Transport implements McpStatelessServerTransport {

        private @Nullable McpStatelessServerHandler handler;

        @Override
        public void setMcpHandler(McpStatelessServerHandler made) {
            handler = made;
        }

        McpStatelessServerHandler handler() {
            return Objects.requireNonNull(handler);
        }

        @Override
        public Mono<Void> closeGracefully() {
            return Mono.empty();
        }
    }
}
