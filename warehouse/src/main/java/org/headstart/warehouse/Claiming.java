package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.Optional;
import org.headstart.api.trial.Claim;

/** Takes the queued trial with the lowest number among those that nobody is taking at the same time. */
record Claiming(TrialTable trials, String study, String owner, long millis)
        implements Write<Optional<Claiming.Claimed>> {

    /**
     * A claim, and what tells it from every other of the same trial.
     *
     * @param leaseUntil the end of the lease as it was first set
     */
    record Claimed(Claim claim, long leaseUntil) {}

    @Override
    public Optional<Claimed> run(Session session) throws SQLException {
        Optional<TrialTable.Row> next = session.first(
                TrialTable.SELECT + TrialTable.OF_STUDY + "AND r.state = 'QUEUED' ORDER BY r.number LIMIT 1"
                        + session.dialect().skippingLocked(),
                TrialTable.Row::of,
                study);
        return next.isEmpty() ? Optional.empty() : Optional.of(claim(session, next.get()));
    }

    private Claimed claim(Session session, TrialTable.Row row) throws SQLException {
        long until = session.now() + millis;
        TrialTable.Row claimed = row.with(row.requireHold().claimed(owner, until));
        TrialTable.set(session, row.id(), claimed.hold());
        return new Claimed(new Claim(trials.trial(session, claimed), owner, claimed.epoch()), until);
    }

    /** Waits for what became of the earlier run, and takes another trial only if that one is not ours. */
    @Override
    public Optional<Claimed> again(Session session, Optional<Claimed> earlier) throws SQLException {
        if (earlier.isPresent() && isOurs(session, earlier.get())) {
            return earlier;
        }
        return run(session);
    }

    private boolean isOurs(Session session, Claimed earlier) throws SQLException {
        Optional<Long> row = session.first(
                "SELECT r.seq FROM trial r WHERE r.id = ? AND r.epoch = ? AND r.owner = ? AND r.lease_until = ?"
                        + session.dialect().locking(),
                found -> found.whole(1),
                earlier.claim().trial().id(),
                earlier.claim().epoch(),
                owner,
                earlier.leaseUntil());
        return row.isPresent();
    }
}
