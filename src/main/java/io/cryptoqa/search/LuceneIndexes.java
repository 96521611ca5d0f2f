package io.cryptoqa.search;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.cryptoqa.search.Index.Purpose;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Version;
import org.hibernate.search.backend.lucene.cfg.LuceneBackendSettings;
import org.hibernate.search.backend.lucene.cfg.LuceneIndexSettings;
import org.hibernate.search.engine.cfg.BackendSettings;

/** Generations as folders of a local disk. */
record LuceneIndexes(Path directory) implements Indexes {

    /** In megabytes, of what is written between two segments. */
    private static final int BUFFER = 64;

    /** In milliseconds: longer than any building. */
    private static final int NO_COMMIT = 86_400_000;

    static {
        // four misspelt words alone can be a thousand terms, in five fields
        IndexSearcher.setMaxClauseCount(8_192);
    }

    @Override
    public Map<String, Object> properties(
            long generation, Collection<Language> languages, Purpose purpose) {
        var properties = new HashMap<String, Object>();
        properties.put(BackendSettings.TYPE, LuceneBackendSettings.TYPE_NAME);
        properties.put(LuceneBackendSettings.ANALYSIS_CONFIGURER, new LuceneAnalysis(languages));
        properties.put(LuceneBackendSettings.LUCENE_VERSION, Version.LATEST.toString());
        properties.put(LuceneIndexSettings.DIRECTORY_ROOT, folder(generation).toString());
        switch (purpose) {
            // each segment costs a question some time
            case ANSWERING -> properties.put(LuceneIndexSettings.IO_MERGE_FACTOR, 4);
            case BUILDING -> {
                properties.put(LuceneIndexSettings.IO_WRITER_RAM_BUFFER_SIZE, BUFFER);
                properties.put(LuceneIndexSettings.IO_COMMIT_INTERVAL, NO_COMMIT);
            }
        }
        return properties.entrySet().stream()
                .collect(
                        toUnmodifiableMap(
                                entry -> BackendSettings.backendKey(entry.getKey()),
                                Map.Entry::getValue));
    }

    @Override
    public boolean exists(long generation) {
        return Files.isDirectory(folder(generation).resolve(Index.NAME));
    }

    /** By the files' checksums; Lucene looks at most of them only when a search needs them. */
    @Override
    public boolean isWhole(long generation) {
        try (var opened = FSDirectory.open(folder(generation).resolve(Index.NAME));
                var check = new CheckIndex(opened)) {
            check.setChecksumsOnly(true);
            return check.checkIndex().clean;
        } catch (LockObtainFailedException taken) {
            throw new UncheckedIOException(taken);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Another process has the folder. */
    @Override
    public boolean isOutOfReach(Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof LockObtainFailedException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long free(long least) {
        var number = least;
        while (exists(number)) {
            number++;
        }
        return number;
    }

    private Path folder(long generation) {
        return directory.toAbsolutePath().resolve("g" + generation);
    }

    @Override
    public void deleteOthers(long generation) {
        try (var folders = Files.list(directory)) {
            for (var folder : folders.toList()) {
                var name = folder.getFileName().toString();
                if (name.matches("g\\d+") && !name.equals("g" + generation)) {
                    delete(folder);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var inside = Files.walk(folder)) {
            for (var path : inside.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        }
    }
}
