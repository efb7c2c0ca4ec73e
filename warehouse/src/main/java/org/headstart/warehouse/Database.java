package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.warehouse.Backend.Fault;
import org.headstart.warehouse.Dialect.Transaction;

/**
 * One database: a connection that writes, for all threads, and as many that read as there are threads reading, up to what the system bears. A
 * connection that is lost is replaced.
 */
final class Database implements AutoCloseable {

    private final Backend backend;
    private final Writer writer;
    private final Queue<Session> readers = new ConcurrentLinkedQueue<>();
    private final Semaphore permits;
    private volatile boolean closed;

    private Database(Backend backend, Session session) {
        this.backend = backend;
        this.writer = new Writer(backend, session);
        this.permits = new Semaphore(backend.readers(), true);
    }

    static Database open(Backend backend) {
        try {
            Session session = connect(backend, Transaction.WRITE);
            try {
                WarehouseException damage = backend.damage(session);
                if (damage != null && !Schema.isCurrent(session)) {
                    throw damage;
                }
                Schema.migrate(session, backend.location());
                Database database = new Database(backend, session);
                if (damage != null) {
                    database.writer.refuse(damage);
                }
                return database;
            } catch (SQLException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (SQLException e) {
            throw backend.explained(e);
        }
    }

    /** Connects, and waits while the system starts or has too many guests. */
    static Session connect(Backend backend, Transaction purpose) throws SQLException {
        Patience patience = new Patience();
        while (true) {
            try {
                return backend.session(purpose);
            } catch (SQLException e) {
                if (!backend.isPassing(e) || patience.isOver()) {
                    throw e;
                }
                patience.pause();
            }
        }
    }

    Backend backend() {
        return backend;
    }

    /** Runs the work on a snapshot, in which nothing changes; again, when the connection is lost, from the start. */
    <T> T read(Session.Work<T> work) {
        requireOpen();
        Patience patience = new Patience();
        permits.acquireUninterruptibly();
        try {
            while (true) {
                try {
                    return readOnce(work);
                } catch (SQLException e) {
                    boolean lost = backend.fault(e) == Fault.LOST || backend.isPassing(e);
                    if (!lost || patience.isOver()) {
                        throw failure(e);
                    }
                    patience.pause();
                }
            }
        } finally {
            permits.release();
        }
    }

    private <T> T readOnce(Session.Work<T> work) throws SQLException {
        Session kept = readers.poll();
        Session reader = kept == null ? backend.session(Transaction.READ) : kept;
        try {
            T result = reader.transaction(Transaction.READ, work);
            giveBack(reader);
            return result;
        } catch (SQLException | RuntimeException e) {
            closeQuietly(reader);
            throw e;
        }
    }

    private void giveBack(Session reader) {
        readers.add(reader);
        if (closed && readers.remove(reader)) {
            closeQuietly(reader);
        }
    }

    /** Runs the work in a transaction, which others may share; returns when it is durable. */
    <T> T write(Write<T> write) {
        requireOpen();
        return writer.write(Transaction.WRITE, write);
    }

    /** Runs the work in a transaction of its own while nobody else writes; returns when it is durable. */
    <T> T writeAlone(Write<T> write) {
        requireOpen();
        return writer.write(Transaction.ALONE, write);
    }

    private WarehouseException failure(SQLException e) {
        if (backend.fault(e) == Fault.FATAL) {
            writer.stop();
        }
        return backend.explained(e);
    }

    private void requireOpen() {
        if (closed) {
            throw closed(backend.location());
        }
    }

    static WarehouseException closed(String location) {
        return new WarehouseException("The warehouse '" + location + "' has been closed.", null);
    }

    /** For a connection of which nothing is expected any more. */
    static void closeQuietly(Session session) {
        try {
            session.close();
        } catch (SQLException e) {
            // Nothing of it is needed: all that was written through it has been committed or is lost for good.
            return;
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Session reader = readers.poll(); reader != null; reader = readers.poll()) {
            closeQuietly(reader);
        }
        writer.close();
    }
}
