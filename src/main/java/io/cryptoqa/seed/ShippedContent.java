package io.cryptoqa.seed;

import java.sql.SQLException;
import java.time.Clock;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Migration 005: the content of {@code seed/2026-11}, a folder that is never changed again; later
 * content is a later migration with a folder of its own. Switched off, it still counts as carried
 * out, so that a database begun empty stays free of it.
 */
@Component
class ShippedContent implements JavaMigration {

    private final SeedSettings settings;
    private final Clock clock;

    ShippedContent(SeedSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        if (settings.seed()) {
            var folder = SeedFolder.read("seed/2026-11");
            new SeedWriter(context.getConnection(), clock.instant()).write(folder);
        }
    }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("005");
    }

    @Override
    public String getDescription() {
        return "shipped content";
    }

    /** None: the text of a class does not say what it does. */
    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }
}
