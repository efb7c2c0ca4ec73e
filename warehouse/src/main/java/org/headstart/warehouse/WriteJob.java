package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/** A write, and what has come of it so far. Used by the thread that leads; its result is read by the thread that wanted it, afterwards. */
final class WriteJob<T> {

    private final Write<T> write;
    private final Dialect.Transaction kind;
    private @Nullable Earlier<T> earlier;
    private boolean doubted;
    private boolean settled;
    private @Nullable RuntimeException refusal;

    WriteJob(Write<T> write, Dialect.Transaction kind) {
        this.write = write;
        this.kind = kind;
    }

    /** What a run gave, which may be null. */
    private record Earlier<T>(T result) {}

    Dialect.Transaction kind() {
        return kind;
    }

    boolean isSettled() {
        return settled;
    }

    boolean isDoubted() {
        return doubted;
    }

    void run(Session session) throws SQLException {
        refusal = null;
        T result = doubted && earlier != null ? write.again(session, earlier.result()) : write.run(session);
        earlier = new Earlier<>(result);
    }

    /** Undoes this write alone where it fails by itself; what would end the whole transaction is thrown on. */
    void runAmongOthers(Session session, Backend backend) throws SQLException {
        session.script("SAVEPOINT job");
        try {
            run(session);
        } catch (SQLException e) {
            if (backend.fault(e) != Backend.Fault.REFUSED) {
                throw e;
            }
            undo(session, e, backend.explained(e));
        } catch (RuntimeException e) {
            undo(session, e, e);
        }
        session.script("RELEASE SAVEPOINT job");
    }

    /** After some errors SQLite has undone the whole transaction, and no savepoint is left to go back to. */
    private void undo(Session session, Exception cause, RuntimeException told) throws SQLException {
        try {
            session.script("ROLLBACK TO SAVEPOINT job");
        } catch (SQLException gone) {
            throw cause instanceof SQLException first ? first : gone;
        }
        earlier = null;
        refusal = told;
    }

    /** Its transaction was being committed when the connection broke. */
    void doubt() {
        doubted = earlier != null;
    }

    /** Its transaction is durable. */
    void settle() {
        settled = true;
    }

    /** Nothing of it counts. */
    void fail(Supplier<RuntimeException> cause) {
        if (!settled) {
            refusal = cause.get();
            settled = true;
        }
    }

    T result() {
        if (refusal != null) {
            throw refusal;
        }
        if (earlier == null) {
            throw new WarehouseException("A write ended without a result.", null);
        }
        return earlier.result();
    }
}
