package org.headstart.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.headstart.api.warehouse.WarehouseException;

/**
 * Numbered scripts, each run once, in order, all in one transaction. The version stands in {@code PRAGMA user_version}, so opening a
 * warehouse that is up to date reads two numbers.
 */
final class Schema {

    /** Says that a SQLite file is a warehouse: "HDST". */
    static final int APPLICATION = 0x48445354;

    private static final List<String> SCRIPTS = List.of(
            "V1__tasks_studies_trials_weights.sql",
            "V2__feature_names.sql",
            "V3__method_choices.sql",
            "V4__budgets.sql");

    private Schema() {}

    static int current() {
        return SCRIPTS.size();
    }

    static void migrate(Session session, Path file) throws SQLException {
        if (version(session, file) < current()) {
            Database.transaction(session, locked -> {
                // Another process may have done it in between.
                int found = version(locked, file);
                for (int version = found; version < current(); version++) {
                    locked.script(script(SCRIPTS.get(version)));
                    locked.script("PRAGMA user_version = " + (version + 1));
                }
                locked.script("PRAGMA application_id = " + APPLICATION);
                return current() - found;
            });
        }
    }

    private static int version(Session session, Path file) throws SQLException {
        int version = (int) session.number("PRAGMA user_version");
        boolean foreign = session.number("PRAGMA application_id") != APPLICATION
                && (version != 0 || session.number("SELECT count(*) FROM sqlite_schema") > 0);
        if (foreign) {
            throw new WarehouseException(
                    "The file '" + file + "' is a SQLite database, but no warehouse.", "another file was meant.");
        }
        if (version > current()) {
            throw new WarehouseException(
                    "The warehouse '" + file + "' has version " + version
                            + " of the schema, but this program knows versions up to " + current() + ".",
                    "a newer Headstart wrote it; update this one.");
        }
        return version;
    }

    private static String script(String name) {
        try (InputStream in = Schema.class.getResourceAsStream("schema/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The script " + name + " is not on the class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
