package org.headstart.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.warehouse.Dialect.Transaction;

/**
 * Numbered scripts, each run once, in order, all in one transaction. The same numbers make the same tables in every dialect. Opening a
 * warehouse that is up to date reads its version and no more.
 */
final class Schema {

    private static final List<String> SCRIPTS = List.of(
            "V1__tasks_studies_trials_weights.sql",
            "V2__feature_names.sql",
            "V3__method_choices.sql",
            "V4__budgets.sql",
            "V5__wider_checksums.sql");

    /** After this script the rows that there are need new checksums. */
    private static final int WIDER_CHECKSUMS = 5;

    private Schema() {}

    static int current() {
        return SCRIPTS.size();
    }

    static boolean isCurrent(Session session) throws SQLException {
        return session.transaction(
                        Transaction.READ, reading -> reading.dialect().version(reading))
                == current();
    }

    static void migrate(Session session, String location) throws SQLException {
        if (session.transaction(Transaction.READ, reading -> version(reading, location)) < current()) {
            session.transaction(Transaction.ALONE, locked -> {
                // Another process may have done it in between.
                int found = version(locked, location);
                if (found == 0) {
                    locked.dialect().makeRoom(locked);
                }
                for (int version = found; version < current(); version++) {
                    locked.script(script(locked.dialect(), SCRIPTS.get(version)));
                    if (version + 1 == WIDER_CHECKSUMS) {
                        WiderChecksums.widen(locked);
                    }
                    locked.dialect().setVersion(locked, version + 1);
                }
                return current() - found;
            });
        }
    }

    private static int version(Session session, String location) throws SQLException {
        int version = session.dialect().version(session);
        if (version > current()) {
            throw new WarehouseException(
                    "The warehouse '" + location + "' has version " + version
                            + " of the schema, but this program knows versions up to " + current() + ".",
                    "a newer Headstart wrote it; update this one.");
        }
        return version;
    }

    private static String script(Dialect dialect, String name) {
        try (InputStream in = Schema.class.getResourceAsStream("schema/" + dialect.scripts() + "/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The script " + name + " is not on the class path.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
