package org.headstart.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Where the SQL of SQLite and of PostgreSQL differ. All other SQL is written once and means the same to both. Thread-safe. */
interface Dialect {

    /** What a transaction is for. */
    enum Transaction {
        /** Sees one state of the warehouse and changes nothing. */
        READ,
        /** Changes trials. Others may change other trials at the same time, where the system allows it. */
        WRITE,
        /** Changes what later reads are counted from, such as the time of a study; nobody else writes meanwhile. */
        ALONE
    }

    /** An expression: milliseconds since 1970 by the database's clock, when it is evaluated. */
    String now();

    /** What follows a query for trials {@code r}: only those that nobody else is changing, and nobody changes them until the end. */
    String skippingLocked();

    /** What follows a query for trials {@code r}: waits until nobody else is changing them, and nobody changes them until the end. */
    String locking();

    /** How a text is stored, where the system does not take every text. */
    String stored(String text);

    /** The text that was stored so. */
    String read(String stored);

    void begin(Session session, Transaction kind) throws SQLException;

    void commit(Session session, Connection connection) throws SQLException;

    void rollBack(Session session, Connection connection) throws SQLException;

    /** The folder of the scripts that make the tables. */
    String scripts();

    /** Gives a script the place that its tables need, once, before the first. */
    void makeRoom(Session session) throws SQLException;

    /** The version of the schema, 0 where there is nothing at all; other people's tables are refused. */
    int version(Session session) throws SQLException;

    void setVersion(Session session, int version) throws SQLException;

    /** What the system itself finds wrong, a sentence each. */
    List<String> damages(Session session) throws SQLException;
}
