package org.headstart.warehouse;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.headstart.api.Check;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.trial.TrialStore;
import org.headstart.api.warehouse.LeaseLostException;
import org.headstart.api.warehouse.WarehouseException;

/**
 * The life of trials. Each claim raises the trial's epoch, and so does each loss of a lease; what a worker writes counts only under the epoch
 * that it was given (a fencing token). All times are the database's.
 */
final class TrialQueue implements TrialStore {

    /** How often a trial is begun before a lease that ends fails it. */
    static final int ATTEMPTS = 3;

    private final Database database;
    private final StudyTable studies;
    private final TrialTable trials;

    TrialQueue(Database database, StudyTable studies, TrialTable trials) {
        this.database = database;
        this.studies = studies;
        this.trials = trials;
    }

    @Override
    public void enqueue(Trial trial) {
        Check.that(
                trial.state() == TrialState.QUEUED,
                "Trial %s is %s, but only a queued one can be stored.",
                trial.id(),
                trial.state());
        database.write(session -> TrialTable.find(session, trial.id()).isPresent() || insert(session, trial));
    }

    private boolean insert(Session session, Trial trial) throws SQLException {
        boolean added = trials.insert(session, studies.require(session, trial.study()), trial);
        if (!added && TrialTable.find(session, trial.id()).isEmpty()) {
            throw new WarehouseException(
                    "Study '" + trial.study() + "' has another trial with the number " + trial.number() + ".",
                    "two processes plan the same study with different programs.");
        }
        return added;
    }

    @Override
    public Optional<Claim> claim(String study, String owner, Duration lease) {
        Check.notBlank(owner, "The owner of a claim");
        long millis = millis(lease);
        if (!database.read(session -> hasQueued(session, study))) {
            return Optional.empty();
        }
        database.backend().requireRoom();
        return database.write(new Claiming(trials, study, owner, millis)).map(Claiming.Claimed::claim);
    }

    private static boolean hasQueued(Session session, String study) throws SQLException {
        return session.number(
                        "SELECT count(*) FROM study s WHERE s.id = ? AND EXISTS"
                                + " (SELECT 1 FROM trial r WHERE r.study = s.seq AND r.state = 'QUEUED')",
                        study)
                > 0;
    }

    @Override
    public void renew(Claim claim, Duration lease) {
        long millis = millis(lease);
        long epoch = database.write(session -> {
            TrialTable.Row row = TrialTable.lock(session, claim.trial().id());
            if (!isHeld(row, claim)) {
                return -1 - row.epoch();
            }
            TrialTable.set(session, row.id(), row.requireHold().renewed(session.now() + millis));
            return claim.epoch();
        });
        if (epoch < 0) {
            throw lost(claim, -1 - epoch);
        }
    }

    private static boolean isHeld(TrialTable.Row row, Claim claim) {
        return row.epoch() == claim.epoch() && row.state() == TrialState.RUNNING;
    }

    @Override
    public Trial finish(Claim claim, Outcome outcome) {
        Finish finish = database.write(session -> finish(session, claim, outcome));
        if (finish.trial().isEmpty()) {
            throw lost(claim, finish.epoch());
        }
        return finish.trial().get();
    }

    /** What came of an attempt to end a trial: the trial, or the epoch that fenced it off. */
    private record Finish(Optional<Trial> trial, long epoch) {}

    private Finish finish(Session session, Claim claim, Outcome outcome) throws SQLException {
        TrialTable.Row row = TrialTable.lock(session, claim.trial().id());
        boolean holds = row.epoch() == claim.epoch() && row.state() != TrialState.QUEUED;
        if (!holds) {
            OrphanTable.save(session, row, claim, outcome);
            return new Finish(Optional.empty(), row.epoch());
        }
        if (row.state() == TrialState.RUNNING) {
            TrialTable.end(session, row.id(), row.configuration(), row.requireHold(), outcome);
        }
        return new Finish(Optional.of(trials.trial(session, TrialTable.require(session, row.id()))), row.epoch());
    }

    @Override
    public void release(Claim claim) {
        database.write(session -> {
            TrialTable.Row row = TrialTable.lock(session, claim.trial().id());
            boolean held = isHeld(row, claim);
            if (held) {
                TrialTable.set(session, row.id(), row.requireHold().released());
            }
            return held;
        });
    }

    /** A trial that runs, and whether its lease has ended by the database's clock. */
    private record Held(String trial, int number, String owner, boolean ended) {

        /** A lease that ends who knows when would keep its trial for ever, so its checksum is looked at here, too. */
        private static Held read(ResultRow row, long now) throws SQLException {
            String owner = row.text(5);
            TrialTable.Hold hold =
                    new TrialTable.Hold(TrialState.RUNNING, row.count(3), row.whole(4), owner, row.whole(6));
            hold.check(row.text(1), row.whole(7));
            return new Held(row.text(1), row.count(2), owner, row.whole(6) <= now);
        }

        private static List<Held> of(Session session, String study, String locking) throws SQLException {
            long now = session.now();
            List<Held> running = session.list(
                    "SELECT r.id, r.number, r.attempt, r.epoch, r.owner, r.lease_until, r.claim_checksum FROM trial r "
                            + TrialTable.OF_STUDY
                            + "AND r.state = 'RUNNING' ORDER BY r.lease_until" + locking,
                    row -> read(row, now),
                    study);
            running.sort(Comparator.comparingInt(Held::number));
            return running;
        }
    }

    @Override
    public List<Trial> expire(String study, Predicate<String> dead) {
        List<Held> running = database.read(session -> Held.of(session, study, ""));
        Set<String> died = running.stream().map(Held::owner).filter(dead).collect(Collectors.toSet());
        if (died.isEmpty() && running.stream().noneMatch(Held::ended)) {
            return List.of();
        }
        return database.write(new Expiring(study, died));
    }

    /** Takes trials from their owners. When it is not known whether that counts, it is done again; what has changed since is told as it is. */
    private final class Expiring implements Write<List<Trial>> {

        private final String study;
        private final Set<String> died;

        Expiring(String study, Set<String> died) {
            this.study = study;
            this.died = died;
        }

        @Override
        public List<Trial> run(Session session) throws SQLException {
            List<Trial> expired = new ArrayList<>();
            for (Held held : Held.of(session, study, session.dialect().skippingLocked())) {
                if (held.ended || died.contains(held.owner)) {
                    expire(session, TrialTable.require(session, held.trial));
                    expired.add(trials.trial(session, TrialTable.require(session, held.trial)));
                }
            }
            return expired;
        }

        @Override
        public List<Trial> again(Session session, List<Trial> earlier) throws SQLException {
            Map<String, Trial> byId = new LinkedHashMap<>();
            for (Trial trial : earlier) {
                byId.put(trial.id(), trials.trial(session, TrialTable.lock(session, trial.id())));
            }
            run(session).forEach(trial -> byId.put(trial.id(), trial));
            return List.copyOf(byId.values());
        }
    }

    private static void expire(Session session, TrialTable.Row row) throws SQLException {
        TrialTable.Hold free = row.requireHold().queuedAgain();
        if (free.attempt() < ATTEMPTS) {
            TrialTable.set(session, row.id(), free);
            return;
        }
        TrialTable.end(
                session,
                row.id(),
                row.configuration(),
                free,
                Outcome.without(
                        TrialState.FAILED,
                        0,
                        "Its lease ended " + free.attempt() + " times without a result; its workers died or hung."));
    }

    @Override
    public List<Trial> trials(String study, int from, int most) {
        return database.read(session -> {
            long seq = studies.require(session, study).seq();
            return trials.trials(
                    session, "WHERE r.study = ? AND r.number >= ? ORDER BY r.number LIMIT ?", seq, from, most);
        });
    }

    private static LeaseLostException lost(Claim claim, long epoch) {
        return new LeaseLostException("The lease of trial " + claim.trial().number() + " ("
                + claim.trial().id()
                + ") is lost: worker '" + claim.owner() + "' held epoch " + claim.epoch() + ", but now it is " + epoch
                + ".");
    }

    private static long millis(Duration lease) {
        Check.that(!lease.isNegative() && !lease.isZero(), "The lease is %s, but it must be positive.", lease);
        return Math.max(1, lease.toMillis());
    }
}
