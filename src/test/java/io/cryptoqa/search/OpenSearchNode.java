package io.cryptoqa.search;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/**
 * A real OpenSearch node in a process of its own, started when it is first asked for, one for all
 * tests of a JVM; it ends with that JVM, however that ends. Tests share it, so each names indexes
 * of its own.
 *
 * <p>The build writes the paths of its jars to target/opensearch.classpath; its log is
 * target/opensearch.log, of the latest start.
 */
class OpenSearchNode {

    private static final Path CLASS_PATH = Path.of("target", "opensearch.classpath");
    private static final Path LOG = Path.of("target", "opensearch.log");
    private static final int START_SECONDS = 120;

    private static @Nullable OpenSearchNode started;

    /** Kept: collected, it would close the pipe that the process lives by. */
    private final Process process;

    private final URI address;

    private OpenSearchNode(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Where it answers, in plain HTTP and to anyone on this machine. */
    static synchronized URI address() {
        if (started == null) {
            started = start();
        }
        if (!started.process.isAlive()) {
            throw new IllegalStateException("OpenSearch has ended: see " + LOG);
        }
        return started.address;
    }

    private static OpenSearchNode start() {
        try {
            var process = process(Files.createTempDirectory("opensearch"));
            var ready = new CompletableFuture<String>();
            ready.completeOnTimeout("", START_SECONDS, TimeUnit.SECONDS);
            Thread.ofVirtual().start(() -> ready.complete(firstLine(process)));
            var address = ready.join();
            if (address.isEmpty()) {
                process.destroyForcibly();
                throw new IllegalStateException("OpenSearch did not start: see " + LOG);
            }
            return new OpenSearchNode(process, new URI("http://" + address));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (URISyntaxException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Process process(Path folder) throws IOException {
        if (!Files.exists(CLASS_PATH)) {
            throw new IllegalStateException(
                    CLASS_PATH + " is missing: run ./mvnw generate-test-resources once");
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xms256m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        Files.readString(CLASS_PATH).strip() + File.pathSeparator + testClasses(),
                        OpenSearchMain.class.getName(),
                        folder.toString())
                .redirectError(LOG.toFile())
                .start();
    }

    private static Path testClasses() {
        try {
            return Path.of(
                    OpenSearchMain.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What it prints when it is ready; empty if it ends before that. */
    private static String firstLine(Process process) {
        try {
            var line = process.inputReader().readLine();
            return line == null ? "" : line;
        } catch (IOException ended) {
            return "";
        }
    }

    /** Imported by a test, has its service keep the index here. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Used {

        @Bean
        DynamicPropertyRegistrar openSearch() {
            var prefix = "test-" + UUID.randomUUID();
            return properties -> {
                properties.add("cryptoqa.search.uris", OpenSearchNode::address);
                properties.add("cryptoqa.search.prefix", () -> prefix);
            };
        }
    }
}
