package io.cryptoqa.delivery;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.MessageBytes;

/**
 * Makes the bytes of an answer's headers before Tomcat does, which would make an encoder and two
 * buffers for each name and each value: three quarters of all that an answer from memory allocates,
 * and a sixth of its time.
 *
 * <p>As a valve it leaves Tomcat's own response where a filter finds it.
 */
final class HeaderBytes extends ValveBase {

    private static final String RESPONSE = HeaderBytes.class.getName();
    private static final byte DELETE = 127;

    HeaderBytes() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(RESPONSE, response.getCoyoteResponse());
        getNext().invoke(request, response);
    }

    /** Does it for all headers that are set so far; not on another server than Tomcat. */
    static void make(HttpServletRequest request) {
        if (request.getAttribute(RESPONSE) instanceof org.apache.coyote.Response response) {
            var headers = response.getMimeHeaders();
            for (int i = 0; i < headers.size(); i++) {
                make(headers.getName(i));
                make(headers.getValue(i));
            }
        }
    }

    // the low bytes of characters are ISO 8859-1, and here there is nothing to allocate
    @SuppressWarnings("deprecation")
    private static void make(MessageBytes text) {
        if (text.getType() == MessageBytes.T_STR) {
            var characters = text.getString();
            var length = characters.length();
            // its own, of the answers before
            var chunk = text.getByteChunk();
            chunk.allocate(length, length);
            var bytes = chunk.getBuffer();
            characters.getBytes(0, length, bytes, 0);
            for (int i = 0; i < length; i++) {
                // as Tomcat does: a line break would begin another header
                if ((bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\t') || bytes[i] == DELETE) {
                    bytes[i] = ' ';
                }
            }
            text.setBytes(bytes, 0, length);
        }
    }
}
