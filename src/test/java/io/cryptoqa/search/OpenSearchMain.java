package io.cryptoqa.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * What runs in the process of {@link OpenSearchNode}: a node of one, without security, on a free
 * port of 127.0.0.1, which it prints as <code>host:port</code> once the node answers. It ends, and
 * removes its folder, when its standard input does; a pipe does so however its other end dies.
 *
 * <p>OpenSearch is called by reflection, for it is not on the class path that this is compiled
 * with: its Lucene is not the application's. Nothing here may refer to anything but the JDK.
 */
class OpenSearchMain {

    private OpenSearchMain() {}

    /** Takes one argument: an existing folder of its own. */
    public static void main(String[] arguments) throws Exception {
        var out = System.out;
        System.setOut(System.err); // the node's logs
        var folder = Path.of(arguments[0]);
        Files.createDirectory(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/opensearch.yml"),
                """
                network.host: 127.0.0.1
                transport.port: 0
                node.portsfile: true
                # A developer's disk is often fuller than a server's may be.
                cluster.routing.allocation.disk.threshold_enabled: false
                """);
        var type = Class.forName("org.codelibs.opensearch.runner.OpenSearchRunner");
        var runner = (Closeable) type.getConstructor().newInstance();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(runner, folder)));
        // It adds the node's number, 1, to the base: port 0 lets the system choose.
        type.getMethod("setMaxHttpPort", int.class).invoke(runner, -1);
        type.getMethod("build", String[].class)
                .invoke(
                        runner,
                        (Object)
                                new String[] {
                                    "-numOfNode", "1",
                                    "-baseHttpPort", "-1",
                                    "-basePath", folder.toString(),
                                    "-confPath", folder.resolve("config").toString(),
                                    "-logsPath", folder.resolve("logs").toString()
                                });
        out.println(Files.readString(folder.resolve("logs/http.ports")).strip());
        out.flush();
        System.in.transferTo(System.err);
        System.exit(0);
    }

    private static void end(Closeable runner, Path folder) {
        try {
            runner.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
