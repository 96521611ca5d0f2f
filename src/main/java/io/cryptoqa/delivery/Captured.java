package io.cryptoqa.delivery;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * Keeps the body of an answer while it is computed; status and headers go to the response itself,
 * which is not committed meanwhile.
 */
class Captured extends HttpServletResponseWrapper {

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

    byte[] body() {
        return body.toByteArrayUnsafe();
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
