package org.headstart.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A real system whose commits end as a test wants. */
final class FaultyBackend extends BackendOver {

    private final Dialect dialect;
    private final Deque<Fate> fates = new ArrayDeque<>();
    private int commits;

    FaultyBackend(Backend real) {
        super(real);
        this.dialect = new FaultyDialect();
    }

    /** What becomes of a commit. */
    enum Fate {
        GOES_WELL,
        /** SQLite finds the disk full. */
        FAILS,
        /** SQLite cannot write to the disk. */
        BREAKS_THE_DISK,
        /** It happens, but the answer does not come through. */
        HAPPENS_AND_THE_CONNECTION_BREAKS,
        /** It does not reach the server. */
        IS_LOST_WITH_THE_CONNECTION,
        /** The server takes another transaction for the victim of a deadlock: this one. */
        IS_UNDONE
    }

    /** The fates of the next commits. */
    synchronized void atCommit(Fate... next) {
        fates.addAll(Arrays.asList(next));
    }

    synchronized int commits() {
        return commits;
    }

    private synchronized Fate next() {
        commits++;
        Fate fate = fates.poll();
        return fate == null ? Fate.GOES_WELL : fate;
    }

    /** A dialect that commits as wanted, and is the real one for all else. */
    private final class FaultyDialect implements Dialect {

        private final Dialect sound = real.dialect();
        private final Set<Session> writing = ConcurrentHashMap.newKeySet();

        @Override
        public void commit(Session session, Connection connection) throws SQLException {
            Fate fate = writing.remove(session) ? next() : Fate.GOES_WELL;
            switch (fate) {
                case GOES_WELL -> sound.commit(session, connection);
                case FAILS -> throw new SQLiteException("disk full", SQLiteErrorCode.SQLITE_FULL);
                case BREAKS_THE_DISK -> throw new SQLiteException("no", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
                case HAPPENS_AND_THE_CONNECTION_BREAKS -> {
                    sound.commit(session, connection);
                    connection.close();
                    throw new PSQLException("broken", PSQLState.CONNECTION_FAILURE);
                }
                case IS_LOST_WITH_THE_CONNECTION -> {
                    connection.abort(Runnable::run);
                    throw new PSQLException("broken", PSQLState.CONNECTION_FAILURE);
                }
                case IS_UNDONE -> throw new PSQLException("deadlock", PSQLState.DEADLOCK_DETECTED);
            }
        }

        @Override
        public String now() {
            return sound.now();
        }

        @Override
        public String skippingLocked() {
            return sound.skippingLocked();
        }

        @Override
        public String locking() {
            return sound.locking();
        }

        @Override
        public String stored(String text) {
            return sound.stored(text);
        }

        @Override
        public String read(String stored) {
            return sound.read(stored);
        }

        @Override
        public void begin(Session session, Transaction kind) throws SQLException {
            sound.begin(session, kind);
            if (kind != Transaction.READ) {
                writing.add(session);
            }
        }

        @Override
        public void rollBack(Session session, Connection connection) throws SQLException {
            sound.rollBack(session, connection);
        }

        @Override
        public String scripts() {
            return sound.scripts();
        }

        @Override
        public void makeRoom(Session session) throws SQLException {
            sound.makeRoom(session);
        }

        @Override
        public int version(Session session) throws SQLException {
            return sound.version(session);
        }

        @Override
        public void setVersion(Session session, int version) throws SQLException {
            sound.setVersion(session, version);
        }

        @Override
        public List<String> damages(Session session) throws SQLException {
            return sound.damages(session);
        }
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }
}
