package io.cryptoqa.search;

import io.cryptoqa.search.Index.Purpose;
import java.util.Collection;
import java.util.Map;

/** The generations of the index, where the settings have them. */
sealed interface Indexes permits LuceneIndexes, OpenSearchIndexes {

    static Indexes of(SearchSettings settings) {
        return settings.isLucene()
                ? new LuceneIndexes(settings.directory())
                : OpenSearchIndexes.of(settings);
    }

    /** What Hibernate Search must know to open one, or to make it. */
    Map<String, Object> properties(
            long generation, Collection<Language> languages, Purpose purpose);

    /** Whether there is anything to open. */
    boolean exists(long generation);

    /**
     * Whether nothing of what was written is damaged, as far as that can be found out.
     *
     * @throws RuntimeException if it cannot be looked at, see {@link #isOutOfReach}
     */
    boolean isWhole(long generation);

    /**
     * Whether it failed because they cannot be used from here, or not now: building does not help.
     */
    boolean isOutOfReach(Throwable failed);

    /**
     * A number to build a generation under.
     *
     * @param least what no generation that answers, or has answered, is greater than or equal to
     */
    long free(long least);

    /** Deletes those that nobody needs any more once this one answers. */
    void deleteOthers(long generation);
}
