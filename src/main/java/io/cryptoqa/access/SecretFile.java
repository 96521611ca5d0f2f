package io.cryptoqa.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that its owner alone may read, from its first moment on. It is there whole or not at all,
 * also after a power cut, and ends without a line end.
 */
final class SecretFile {

    private SecretFile() {}

    static void write(Path file, String secret) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        var isPosix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        // without POSIX, the folder's own rights have to do
        FileAttribute<?>[] owners =
                isPosix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        var begun = Files.createTempFile(folder, "." + file.getFileName(), ".begun", owners);
        try {
            try (var channel = FileChannel.open(begun, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(secret.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    begun,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(begun);
        }
        if (isPosix) {
            try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }
}
