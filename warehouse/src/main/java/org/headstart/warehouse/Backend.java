package org.headstart.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/** The system that holds a warehouse: how it is reached, what its errors mean, and what is done to it beside SQL. Thread-safe. */
interface Backend {

    /** What an error says about the transaction that it ended. */
    enum Fault {
        /** The connection is gone. Before the commit, nothing has happened; during it, nobody knows. */
        LOST,
        /** The system undid the transaction because of others, and the same work may be done again. */
        UNDONE,
        /** Nothing is known of what reached the disk, so nothing more may be written. */
        FATAL,
        /** The statement failed, and would again. */
        REFUSED
    }

    /** Where it is, without any secret. */
    String location();

    /** How many connections may read at the same time. */
    int readers();

    Dialect dialect();

    /** A new connection, to read or to write. */
    Connection connect(Dialect.Transaction purpose) throws SQLException;

    /** A session on a new connection, to read or to write. */
    default Session session(Dialect.Transaction purpose) throws SQLException {
        return new Session(connect(purpose), dialect());
    }

    /** Whether connecting failed only for now. */
    boolean isPassing(SQLException e);

    Fault fault(SQLException e);

    /** What a look that is cheap finds wrong with a database that has just been opened, to be told to whoever writes; null when nothing. */
    @Nullable
    WarehouseException damage(Session session) throws SQLException;

    /** What an error means for people. */
    WarehouseException explained(SQLException e);

    /** Refuses when there is so little room that a trial begun might not be written down. */
    void requireRoom();

    /** How much it takes on the disk. */
    long bytes(Session session) throws SQLException;

    /** Copies everything into a new file. */
    void backup(Path file);
}
