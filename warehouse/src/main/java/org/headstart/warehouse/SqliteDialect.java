package org.headstart.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.headstart.api.warehouse.WarehouseException;

/**
 * SQLite: one process writes at a time, so nothing needs a lock of its own. A write begins immediately, for a deferred transaction that turns
 * into a write fails with "busy" at once when another process writes.
 */
class SqliteDialect implements Dialect {

    /** Says that a SQLite file is a warehouse: "HDST". */
    static final int APPLICATION = 0x48445354;

    private static final int TRIES = 7;

    private final String location;

    SqliteDialect(String location) {
        this.location = location;
    }

    /** A step that may find the file locked. */
    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }

    static void patiently(Step step) throws SQLException {
        for (int i = 1; ; i++) {
            try {
                step.run();
                return;
            } catch (SQLException e) {
                if (i == TRIES || !SqliteFile.isBusy(e)) {
                    throw e;
                }
                LockSupport.parkNanos(i * 20_000_000L);
            }
        }
    }

    @Override
    public String now() {
        return "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
    }

    @Override
    public String skippingLocked() {
        return "";
    }

    @Override
    public String locking() {
        return "";
    }

    @Override
    public String stored(String text) {
        return text;
    }

    @Override
    public String read(String stored) {
        return stored;
    }

    @Override
    public void begin(Session session, Transaction kind) throws SQLException {
        if (kind == Transaction.READ) {
            session.script("BEGIN");
        } else {
            patiently(() -> session.script("BEGIN IMMEDIATE"));
        }
    }

    @Override
    public void commit(Session session, Connection connection) throws SQLException {
        session.script("COMMIT");
    }

    @Override
    public void rollBack(Session session, Connection connection) throws SQLException {
        session.script("ROLLBACK");
    }

    @Override
    public String scripts() {
        return "sqlite";
    }

    @Override
    public void makeRoom(Session session) throws SQLException {
        session.script("PRAGMA application_id = " + APPLICATION);
    }

    @Override
    public int version(Session session) throws SQLException {
        int version = (int) session.number("PRAGMA user_version");
        boolean foreign = session.number("PRAGMA application_id") != APPLICATION
                && (version != 0 || session.number("SELECT count(*) FROM sqlite_schema") > 0);
        if (foreign) {
            throw new WarehouseException(
                    "The file '" + location + "' is a SQLite database, but no warehouse.",
                    "another file was meant, or its beginning is damaged: `headstart warehouse repair` copies what is sound.");
        }
        return version;
    }

    @Override
    public void setVersion(Session session, int version) throws SQLException {
        session.script("PRAGMA user_version = " + version);
    }

    @Override
    public List<String> damages(Session session) throws SQLException {
        List<String> damages = new ArrayList<>();
        session.forEach("PRAGMA integrity_check", row -> {
            if (!row.text(1).equals("ok")) {
                damages.add("The file is damaged: " + row.text(1) + ".");
            }
        });
        return damages;
    }
}
