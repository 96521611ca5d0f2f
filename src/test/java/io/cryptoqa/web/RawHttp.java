package io.cryptoqa.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer as it came over the wire, to a request that no HTTP client would send.
 *
 * @param headers by their names in lower case; several of one name are joined by commas
 * @param body decoded from its chunks
 */
record RawHttp(int status, Map<String, String> headers, String body) {

    private static final int TIMEOUT_MILLIS = 20_000;

    /** Sends these bytes, each char one, and reads until the server closes the connection. */
    static RawHttp send(int port, String request) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return parse(readAll(socket));
        }
    }

    /** A well-formed request without a body, but for what is given. */
    static RawHttp send(int port, String method, String target, String... headers)
            throws IOException {
        var lines = new StringBuilder();
        Arrays.stream(headers).forEach(header -> lines.append(header).append("\r\n"));
        return send(
                port,
                "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                        .formatted(method, target, lines));
    }

    /** How many bytes the body has. */
    int length() {
        return body.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Empty where there is no such header. */
    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    private static byte[] readAll(Socket socket) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (int n; (n = socket.getInputStream().read(buffer)) >= 0; ) {
                bytes.write(buffer, 0, n);
            }
        } catch (SocketException reset) {
            // the server closed without reading all we sent; what it answered is here
            return bytes.toByteArray();
        }
        return bytes.toByteArray();
    }

    private static RawHttp parse(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no HTTP answer: " + text);
        }
        var lines = text.substring(0, end).split("\r\n", -1);
        var headers = new TreeMap<String, String>();
        for (int i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            headers.merge(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip(),
                    (one, other) -> one + ", " + other);
        }
        var body = text.substring(end + 4);
        var whole = "chunked".equals(headers.get("transfer-encoding")) ? joined(body) : body;
        return new RawHttp(
                Integer.parseInt(lines[0].split(" ", -1)[1]),
                headers,
                new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }

    private static String joined(String chunks) {
        var whole = new StringBuilder();
        for (int at = 0; at < chunks.length(); ) {
            var line = chunks.indexOf("\r\n", at);
            var size = Integer.parseInt(chunks.substring(at, line).strip(), 16);
            whole.append(chunks, line + 2, line + 2 + size);
            at = size == 0 ? chunks.length() : line + 2 + size + 2;
        }
        return whole.toString();
    }
}
