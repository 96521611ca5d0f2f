package io.cryptoqa.delivery;

import io.cryptoqa.delivery.Representation.Header;
import io.cryptoqa.web.Shown;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * Keeps the body of an answer while it is computed; status and headers go to the response itself,
 * which is not committed meanwhile, and are taken from there in the end.
 */
class Captured extends HttpServletResponseWrapper {

    private static final int MOST_GROUPS = 32;

    /** Set for each answer anew, or by the container. */
    private static final Set<String> NOT_KEPT =
            Set.of(
                    "cache-control",
                    "vary",
                    "content-length",
                    "content-type",
                    "etag",
                    "date",
                    "transfer-encoding",
                    "connection",
                    "keep-alive");

    private final FastByteArrayOutputStream body = new FastByteArrayOutputStream();
    private boolean isError;
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;

    Captured(HttpServletResponse response) {
        super(response);
    }

    /** Whether the answer is the container's to make. */
    boolean isGone() {
        if (writer != null) {
            writer.flush();
        }
        return isError || isCommitted();
    }

    /**
     * What was answered, with the headers that depend neither on the coding nor on the time.
     *
     * @param number of the last drop before it was computed
     * @param now when that was, in milliseconds
     * @param drops of the groups it shows
     */
    Representation representation(Shown shown, long number, long now, AtomicLong[] drops) {
        var headers = new ArrayList<Header>();
        for (var name : new TreeSet<>(getHeaderNames())) {
            if (!NOT_KEPT.contains(name.toLowerCase(Locale.ROOT))) {
                getHeaders(name).forEach(value -> headers.add(new Header(name, value)));
            }
        }
        var isWhole = getStatus() == HttpServletResponse.SC_OK;
        if (isWhole && !shown.groups().isEmpty()) {
            headers.addAll(groups(shown));
        }
        var type = getContentType();
        var changesAt = shown.changesAt();
        var modifiedAt = shown.modifiedAt();
        var isKeepable = shown.isKeepable();
        return new Representation(
                getStatus(),
                body.toByteArrayUnsafe(),
                type == null ? "" : type,
                headers,
                vary(),
                isWhole && modifiedAt != null && modifiedAt.toEpochMilli() <= now
                        ? modifiedAt.getEpochSecond()
                        : -1,
                now,
                !isKeepable
                        ? now
                        : changesAt == null ? Representation.NEVER : changesAt.toEpochMilli(),
                number,
                drops);
    }

    private static List<Header> groups(Shown shown) {
        var names = shown.groups().stream().map(group -> group.name()).sorted().toList();
        return List.of(
                new Header(
                        "Cache-Groups",
                        names.stream()
                                .limit(MOST_GROUPS)
                                .map(name -> '"' + name + '"')
                                .collect(Collectors.joining(", "))),
                new Header("Surrogate-Key", String.join(" ", names)));
    }

    /** One line with what the answer depends on; the coding always does. */
    private String vary() {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.add(HttpHeaders.ACCEPT_ENCODING);
        getHeaders(HttpHeaders.VARY)
                .forEach(line ->
                        Arrays.stream(line.split(",", -1))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .forEach(names::add));
        return String.join(", ", names);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        if (stream == null) {
            stream = new Stream();
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() {
        if (writer == null) {
            var name = getCharacterEncoding();
            var charset = name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), charset));
        }
        return writer;
    }

    /** It is known when all of it is there. */
    @Override
    public void setContentLength(int length) {
        // left out
    }

    @Override
    public void setContentLengthLong(long length) {
        // left out
    }

    /** Nothing is sent before all of it is there. */
    @Override
    public void flushBuffer() {
        // left out
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        body.reset();
    }

    @Override
    public void reset() {
        super.reset();
        body.reset();
    }

    @Override
    public void sendError(int status) throws IOException {
        isError = true;
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        isError = true;
        super.sendError(status, message);
    }

    private final class Stream extends ServletOutputStream {

        @Override
        public void write(int octet) throws IOException {
            body.write(octet);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            body.write(octets, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("answers are not written asynchronously");
        }
    }
}
