package org.headstart.warehouse;

import java.sql.SQLException;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Outcome;

/** The table {@code orphan}: what came after its trial had been given to somebody else. */
final class OrphanTable {

    /** What {@link #check} takes. */
    static final String SELECT =
            "SELECT trial, epoch, owner, state, value, seconds, outcome, came, checksum FROM orphan ";

    private OrphanTable() {}

    /** Keeps a result unless the same claim has left one. */
    static void save(Session session, TrialTable.Row row, Claim claim, Outcome outcome) throws SQLException {
        String json = Payloads.outcome(outcome);
        Double value = TrialTable.kept(outcome.value());
        double seconds = outcome.seconds() + 0.0;
        long came = session.now();
        String state = outcome.state().name();
        session.update(
                "INSERT INTO orphan (trial, epoch, owner, state, value, seconds, outcome, came, checksum)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                row.seq(),
                claim.epoch(),
                claim.owner(),
                state,
                value,
                seconds,
                json,
                came,
                Checksum.of(row.seq(), claim.epoch(), claim.owner(), state, value, seconds, json, came));
    }

    static void check(ResultRow row) throws SQLException {
        Checksum.check(
                row.whole(9), "the orphan of trial row " + row.whole(1) + ", epoch " + row.whole(2), checksum(row));
    }

    /** What the checksum of a row of {@link #SELECT} must be. */
    static long checksum(ResultRow row) throws SQLException {
        return Checksum.of(
                row.whole(1),
                row.whole(2),
                row.text(3),
                row.text(4),
                row.realOrNull(5),
                row.real(6),
                row.text(7),
                row.whole(8));
    }
}
