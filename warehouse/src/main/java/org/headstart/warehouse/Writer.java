package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.warehouse.Backend.Fault;
import org.headstart.warehouse.Dialect.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of a process that writes. While a thread commits, what others want to write lines up; the next transaction takes all of
 * it, so that they share one wait for the disk (group commit). Each write is undone by itself when it fails, and returns only when the
 * transaction is durable; when the commit fails, it has failed for all.
 */
final class Writer implements AutoCloseable {

    private static final int MOST = 64;
    private static final int TRIES = 10;

    private final Backend backend;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<WriteJob<?>> waiting = new ArrayDeque<>();
    private boolean leading;
    private boolean closed;
    private volatile boolean broken;
    private volatile @Nullable WarehouseException refusal;
    private @Nullable Session session;

    Writer(Backend backend, Session session) {
        this.backend = backend;
        this.session = session;
    }

    /** After this nothing is written any more. */
    void stop() {
        broken = true;
    }

    /** Nothing is written, and this is why. */
    void refuse(WarehouseException why) {
        refusal = why;
    }

    <T> T write(Transaction kind, Write<T> write) {
        WriteJob<T> job = new WriteJob<>(write, kind);
        lock.lock();
        try {
            waiting.add(job);
            while (!job.isSettled()) {
                if (leading) {
                    changed.awaitUninterruptibly();
                } else if (closed) {
                    waiting.remove(job);
                    throw Database.closed(backend.location());
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
        return job.result();
    }

    /** Called and left under the lock, which is free meanwhile. */
    private void lead() {
        List<WriteJob<?>> group = next();
        leading = true;
        lock.unlock();
        try {
            run(group);
        } finally {
            lock.lock();
            leading = false;
            if (!group.stream().allMatch(WriteJob::isSettled)) {
                abandon(group);
            }
            changed.signalAll();
        }
    }

    /** An error, such as too little memory, is on its way through this thread; the others must not wait for it for ever. */
    private void abandon(List<WriteJob<?>> group) {
        discard();
        fail(group, () -> new WarehouseException("The thread that was writing for others has died.", null));
    }

    private List<WriteJob<?>> next() {
        List<WriteJob<?>> group = new ArrayList<>();
        group.add(waiting.remove());
        boolean shared = group.get(0).kind() == Transaction.WRITE;
        while (shared
                && group.size() < MOST
                && !waiting.isEmpty()
                && waiting.element().kind() == Transaction.WRITE) {
            group.add(waiting.remove());
        }
        return group;
    }

    private void run(List<WriteJob<?>> group) {
        Patience patience = new Patience();
        for (int i = 1; ; i++) {
            try {
                attempt(group);
                return;
            } catch (SQLException e) {
                if (!isWorthAnother(e, i, patience)) {
                    boolean doubted = group.stream().anyMatch(WriteJob::isDoubted);
                    fail(group, () -> doubted ? unknown(e) : backend.explained(e));
                    return;
                }
                patience.pause();
            } catch (RuntimeException e) {
                fail(group, () -> e);
                return;
            }
        }
    }

    private boolean isWorthAnother(SQLException e, int tries, Patience patience) {
        Fault fault = backend.fault(e);
        broken |= fault == Fault.FATAL;
        if (fault == Fault.LOST) {
            discard();
        }
        boolean lost = fault == Fault.LOST || backend.isPassing(e);
        return (lost && !patience.isOver()) || (fault == Fault.UNDONE && tries < TRIES);
    }

    private void attempt(List<WriteJob<?>> group) throws SQLException {
        WarehouseException damage = refusal;
        if (damage != null) {
            throw new WarehouseException(String.valueOf(damage.getMessage()), null, damage);
        }
        if (broken) {
            throw new WarehouseException(
                    "The warehouse '" + backend.location()
                            + "' had a fault of the disk or the file; nothing more is written.",
                    "`headstart warehouse verify` says what is damaged.");
        }
        Session writing = session();
        try {
            writing.begin(group.get(0).kind());
            for (WriteJob<?> job : group) {
                if (group.size() == 1) {
                    job.run(writing);
                } else {
                    job.runAmongOthers(writing, backend);
                }
            }
            commit(writing, group);
        } catch (SQLException | RuntimeException e) {
            writing.rollBackAfter(e);
            throw e;
        }
        group.forEach(WriteJob::settle);
    }

    private void commit(Session writing, List<WriteJob<?>> group) throws SQLException {
        try {
            writing.commit();
        } catch (SQLException e) {
            if (backend.fault(e) == Fault.LOST) {
                group.forEach(WriteJob::doubt);
            }
            throw e;
        }
    }

    private WarehouseException unknown(SQLException e) {
        return new WarehouseException(
                "The connection to the warehouse '" + backend.location()
                        + "' broke while it was storing something, so it is not known whether that is there.",
                "the server is down; storing the same again is safe, and `headstart resume` does.",
                e);
    }

    private static void fail(List<WriteJob<?>> group, Supplier<RuntimeException> cause) {
        group.forEach(job -> job.fail(cause));
    }

    private Session session() throws SQLException {
        Session kept = session;
        if (kept == null) {
            kept = backend.session(Transaction.WRITE);
            session = kept;
        }
        return kept;
    }

    /** What is gone may well refuse to be closed. */
    private void discard() {
        Session gone = session;
        session = null;
        if (gone != null) {
            Database.closeQuietly(gone);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            while (leading) {
                changed.awaitUninterruptibly();
            }
            if (!closed && session != null) {
                session.close();
            }
            closed = true;
            changed.signalAll();
        } catch (SQLException e) {
            throw backend.explained(e);
        } finally {
            lock.unlock();
        }
    }
}
