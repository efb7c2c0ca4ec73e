package org.headstart.warehouse;

import java.sql.SQLException;

/** What is written in one transaction, alone or with what other threads write at the same time. May be run several times until it counts. */
@FunctionalInterface
interface Write<T> {

    T run(Session session) throws SQLException;

    /**
     * Runs instead when the connection broke during the commit of an earlier run, so that nobody knows whether that run counts. What is stored
     * under a key of the client's, such as a trial's id or its epoch, is simply stored again.
     *
     * @param earlier what the earlier run gave
     */
    default T again(Session session, T earlier) throws SQLException {
        return run(session);
    }
}
