package org.headstart.warehouse;

import java.sql.SQLException;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Outcome;

/** The table {@code orphan}: what came after its trial had been given to somebody else. */
final class OrphanTable {

    /** What {@link #check} takes. */
    static final String SELECT = "SELECT trial, epoch, state, value, seconds, outcome, checksum FROM orphan ";

    private OrphanTable() {}

    /** Keeps a result unless the same claim has left one. */
    static void save(Session session, TrialTable.Row row, Claim claim, Outcome outcome) throws SQLException {
        String json = Payloads.outcome(outcome);
        Double value = TrialTable.kept(outcome.value());
        double seconds = outcome.seconds() + 0.0;
        session.update(
                "INSERT INTO orphan (trial, epoch, owner, state, value, seconds, outcome, came, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, "
                        + session.dialect().now() + ", ?) ON CONFLICT DO NOTHING",
                row.seq(),
                claim.epoch(),
                claim.owner(),
                outcome.state().name(),
                value,
                seconds,
                json,
                Checksum.of(outcome.state().name(), value, seconds, json));
    }

    static void check(ResultRow row) throws SQLException {
        Checksum.check(
                row.whole(7),
                "the orphan of trial row " + row.whole(1) + ", epoch " + row.whole(2),
                row.text(3),
                row.realOrNull(4),
                row.real(5),
                row.text(6));
    }
}
