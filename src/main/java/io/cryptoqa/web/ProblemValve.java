package io.cryptoqa.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to what Tomcat refuses before any application sees it: a broken request line, a header
 * over the limit, an encoded NUL in the path. Tomcat makes its own by name, so it has no injected
 * parts.
 */
public class ProblemValve extends ErrorReportValve {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var type = ProblemType.ofStatus(status);
        var path = request.getRequestURI();
        var body =
                ProblemBody.of(
                        type,
                        type == ProblemType.BAD_PARAMETER
                                ? "The request could not be read as HTTP."
                                : type.explanation(),
                        path == null ? "" : path,
                        TraceId.of(request.getHeader("traceparent")));
        try {
            response.setStatus(type.status());
            response.setContentType(ProblemBody.MEDIA_TYPE);
            response.setHeader(
                    "Cache-Control", RequestFrame.cacheControl(path == null ? "" : path));
            response.setHeader("Content-Language", "en");
            response.setHeader("X-Content-Type-Options", "nosniff");
            var stream = response.getReporter();
            if (stream != null) {
                response.setCharacterEncoding(StandardCharsets.UTF_8);
                stream.write(JSON.writeValueAsString(body));
                response.finishResponse();
            }
        } catch (IOException unreachable) {
            // the client has gone; there is nobody left to tell
            container.getLogger().debug("problem not delivered", unreachable);
        }
    }
}
