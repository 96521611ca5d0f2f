package io.cryptoqa.pull;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A public service on this machine. It gives the answers it was told to give, one for each request,
 * the last one again and again.
 */
public final class Provider implements AutoCloseable {

    private final HttpServer server;
    private final ConcurrentLinkedDeque<Answer> answers = new ConcurrentLinkedDeque<>();
    private final List<Request> requests = new ArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** One request as it came in. */
    public record Request(String pathAndQuery, com.sun.net.httpserver.Headers headers) {}

    private interface Answer {
        void give(HttpExchange exchange) throws IOException;
    }

    public Provider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Answers 200 with this. */
    public Provider json(String body) {
        return status(200, body);
    }

    /** Answers with this status and body. */
    public Provider status(int status, String body, String... header) {
        answers.add(exchange -> {
            if (header.length == 2) {
                exchange.getResponseHeaders().add(header[0], header[1]);
            }
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        return this;
    }

    /** Promises more than it sends, then hangs up. */
    public Provider half(String body) {
        answers.add(exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
            exchange.getResponseBody().flush();
            throw new IOException("hung up");
        });
        return this;
    }

    /** Begins an answer and never ends it. */
    public Provider hanging() {
        answers.add(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('[');
            exchange.getResponseBody().flush();
            try {
                closed.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        return this;
    }

    /** Forgets what it was told. */
    public Provider again() {
        answers.clear();
        return this;
    }

    public List<Request> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        synchronized (requests) {
            requests.add(
                    new Request(exchange.getRequestURI().toString(), exchange.getRequestHeaders()));
        }
        var answer = answers.size() > 1 ? answers.poll() : answers.peek();
        if (answer == null) {
            throw new IOException("told nothing");
        }
        answer.give(exchange);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
