package org.headstart.warehouse;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.headstart.api.warehouse.WarehouseException;
import org.sqlite.SQLiteConfig;

/**
 * One SQLite file: a connection that writes, one thread at a time, and as many that read as there are threads reading. Every write is a
 * transaction that begins immediately, so two processes never deadlock; a commit that returned is on the disk ({@code synchronous=FULL}).
 */
final class Database implements AutoCloseable {

    private static final int BUSY_MILLIS = 10_000;
    private static final int TRIES = 7;

    private final Path file;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final Session writer;
    private final Queue<Session> readers = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;
    private volatile boolean broken;

    private Database(Path file, Session writer) {
        this.file = file;
        this.writer = writer;
    }

    /** What is done with a session. */
    @FunctionalInterface
    interface Work<T> {
        T run(Session session) throws SQLException;
    }

    static Database open(Path file) {
        try {
            Session writer = connect(file);
            try {
                Schema.migrate(writer, file);
                return new Database(file, writer);
            } catch (SQLException | RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Failures.of(file.toString(), e);
        }
    }

    Path file() {
        return file;
    }

    /** Runs the work on a snapshot, in which nothing changes. */
    <T> T read(Work<T> work) {
        requireOpen();
        try {
            Session kept = readers.poll();
            Session reader = kept == null ? connect(file) : kept;
            T result;
            try {
                reader.script("BEGIN");
                result = work.run(reader);
                reader.script("COMMIT");
            } catch (SQLException | RuntimeException e) {
                reader.close();
                throw e;
            }
            giveBack(reader);
            return result;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Runs work that must stand outside any transaction, on a connection of its own. */
    <T> T apart(Work<T> work) {
        requireOpen();
        try (Session own = connect(file)) {
            return work.run(own);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void giveBack(Session reader) throws SQLException {
        readers.add(reader);
        if (closed && readers.remove(reader)) {
            reader.close();
        }
    }

    /** Runs the work in a transaction of its own; returns when it is durable. */
    <T> T write(Work<T> work) {
        writing.lock();
        try {
            requireOpen();
            if (broken) {
                throw new WarehouseException(
                        "The warehouse '" + file + "' had a fault of the disk or the file; nothing more is written.",
                        "`headstart warehouse verify` says what is damaged.");
            }
            return transaction(writer, work);
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            writing.unlock();
        }
    }

    static <T> T transaction(Session session, Work<T> work) throws SQLException {
        patiently(() -> session.script("BEGIN IMMEDIATE"));
        try {
            T result = work.run(session);
            session.script("COMMIT");
            return result;
        } catch (SQLException | RuntimeException e) {
            rollBack(session, e);
            throw e;
        }
    }

    /** SQLite rolls back by itself on some errors; then there is nothing left to do. */
    private static void rollBack(Session session, Exception cause) {
        try {
            session.script("ROLLBACK");
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static Session connect(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Session session = new Session(config.createConnection("jdbc:sqlite:" + file));
        try {
            // Switching to WAL is the one step that SQLite refuses at once, without waiting, while another process
            // opens the same new file.
            patiently(() -> session.script("PRAGMA journal_mode = WAL"));
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    /** A step that may find the file locked. */
    @FunctionalInterface
    private interface Step {
        void run() throws SQLException;
    }

    private static void patiently(Step step) throws SQLException {
        for (int i = 1; ; i++) {
            try {
                step.run();
                return;
            } catch (SQLException e) {
                if (i == TRIES || !Failures.isBusy(e)) {
                    throw e;
                }
                LockSupport.parkNanos(i * 20_000_000L);
            }
        }
    }

    private WarehouseException failure(SQLException e) {
        broken |= Failures.isFatal(e);
        return Failures.of(file.toString(), e);
    }

    private void requireOpen() {
        if (closed) {
            throw new WarehouseException("The warehouse '" + file + "' has been closed.", null);
        }
    }

    @Override
    public void close() {
        writing.lock();
        try {
            if (!closed) {
                closed = true;
                for (Session reader = readers.poll(); reader != null; reader = readers.poll()) {
                    reader.close();
                }
                writer.close();
            }
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            writing.unlock();
        }
    }
}
