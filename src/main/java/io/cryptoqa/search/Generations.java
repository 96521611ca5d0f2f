package io.cryptoqa.search;

import static io.cryptoqa.web.SqlInstants.utc;

import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which generation of the index is whole, for each form of its documents. It is in the database, so
 * that every node of a cluster finds the same one, and that an index which was being built when the
 * process ended is not taken for whole.
 */
@Component
@Transactional
class Generations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Generations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The generation that answers. */
    Optional<Long> of(String mapping) {
        return jdbc.sql("select generation from search_generation where mapping = ?")
                .param(mapping)
                .query(Long.class)
                .optional();
    }

    /** A number that no generation has. */
    long next() {
        return jdbc.sql("select coalesce(max(generation), 0) + 1 from search_generation")
                .query(Long.class)
                .single();
    }

    /** From now on this generation answers, and there is no other. */
    void replace(String mapping, long generation) {
        jdbc.sql("delete from search_generation").update();
        jdbc.sql("insert into search_generation (mapping, generation, built_at) values (?, ?, ?)")
                .params(mapping, generation, utc(clock.instant()))
                .update();
    }
}
