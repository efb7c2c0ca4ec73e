package org.headstart.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.headstart.api.warehouse.WarehouseException;

/**
 * PostgreSQL, at "read committed" for what is written and "repeatable read" for what is read. Whoever writes trials holds an advisory lock that
 * all of them share; whoever stores a study waits until it has it alone. So each trial that ended by the clock before a study was made was
 * committed before, too, and history as of the study never grows.
 */
final class PostgresDialect implements Dialect {

    /** "HDST", so that the locks of other programs in the same database are others. */
    private static final int LOCKS = 0x48445354;

    /** PostgreSQL's text holds no NUL: this letter and a 0 stand for it, this letter twice for itself. */
    private static final char ESCAPE = '\u001a';

    private static final String RELATIONS = """
            SELECT count(*) FROM pg_catalog.pg_class c
            WHERE c.relnamespace = (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = ?) AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')\s""";

    private final String location;
    private final String schema;

    PostgresDialect(String location, String schema) {
        this.location = location;
        this.schema = schema;
    }

    @Override
    public String now() {
        return "CAST(floor(extract(epoch FROM clock_timestamp()) * 1000) AS BIGINT)";
    }

    @Override
    public String skippingLocked() {
        return " FOR UPDATE OF r SKIP LOCKED";
    }

    @Override
    public String locking() {
        return " FOR UPDATE OF r";
    }

    @Override
    public String stored(String text) {
        if (text.indexOf('\0') < 0 && text.indexOf(ESCAPE) < 0) {
            return text;
        }
        return text.replace("" + ESCAPE, "" + ESCAPE + ESCAPE).replace("\0", ESCAPE + "0");
    }

    @Override
    public String read(String stored) {
        if (stored.indexOf(ESCAPE) < 0) {
            return stored;
        }
        StringBuilder text = new StringBuilder(stored.length());
        for (int i = 0; i < stored.length(); i++) {
            char letter = stored.charAt(i);
            if (letter == ESCAPE && i + 1 < stored.length()) {
                i++;
                letter = stored.charAt(i) == ESCAPE ? ESCAPE : '\0';
            }
            text.append(letter);
        }
        return text.toString();
    }

    /** The driver sends BEGIN with the first statement. */
    @Override
    public void begin(Session session, Transaction kind) throws SQLException {
        switch (kind) {
            case READ -> {}
            case WRITE -> session.first("SELECT pg_advisory_xact_lock_shared(?, hashtext(?))", row -> 0, LOCKS, schema);
            case ALONE -> session.first("SELECT pg_advisory_xact_lock(?, hashtext(?))", row -> 0, LOCKS, schema);
        }
    }

    @Override
    public void commit(Session session, Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public void rollBack(Session session, Connection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public String scripts() {
        return "postgresql";
    }

    /** The name was matched against what needs no quoting. */
    @Override
    public void makeRoom(Session session) throws SQLException {
        if (session.number("SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname = ?", schema) == 0) {
            session.script("CREATE SCHEMA \"" + schema + "\"");
        }
        session.script("CREATE TABLE headstart (version INTEGER NOT NULL); INSERT INTO headstart (version) VALUES (0)");
    }

    @Override
    public int version(Session session) throws SQLException {
        if (session.number(RELATIONS + "AND c.relname = 'headstart'", schema) > 0) {
            return (int) session.number("SELECT version FROM headstart");
        }
        if (session.number(RELATIONS, schema) > 0) {
            throw new WarehouseException(
                    "The schema '" + schema + "' of '" + location + "' has tables, but is no warehouse.",
                    "another database was meant, or a schema of its own: ?currentSchema=headstart.");
        }
        return 0;
    }

    @Override
    public void setVersion(Session session, int version) throws SQLException {
        session.update("UPDATE headstart SET version = ?", version);
    }

    /** Reading every row, which verification does, is what makes the server look at its pages. */
    @Override
    public List<String> damages(Session session) throws SQLException {
        return session.list(
                "SELECT name FROM pg_catalog.pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off'",
                row -> "The server runs with " + row.text(1)
                        + " = off: a crash of its machine can lose or damage what it has acknowledged.");
    }
}
