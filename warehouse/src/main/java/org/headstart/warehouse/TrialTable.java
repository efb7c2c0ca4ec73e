package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headstart.api.InvalidValueException;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;

/** The table {@code trial}. */
final class TrialTable {

    static final String SELECT = """
            SELECT r.seq, r.id, s.id, r.number, r.learner, r.configuration, r.plan, r.full_effort, r.plan_checksum, r.state, r.attempt,
                r.epoch, r.owner, r.lease_until, r.claim_checksum, r.value, r.seconds, r.ended, r.outcome, r.outcome_checksum, p.space
            FROM trial r JOIN study s ON s.seq = r.study LEFT JOIN study_space p ON p.study = r.study AND p.learner = r.learner
            """;

    /** A subquery, for PostgreSQL does not see that a join with one study leaves the order of an index as it is. */
    static final String OF_STUDY = "WHERE r.study = (SELECT q.seq FROM study q WHERE q.id = ?) ";

    private final SpaceTable spaces;

    TrialTable(SpaceTable spaces) {
        this.spaces = spaces;
    }

    /**
     * Who has a trial, and how often it was given away.
     *
     * @param state      where it stands
     * @param attempt    how often it has been claimed
     * @param epoch      rises with every claim, release and expiry
     * @param owner      who runs it; null unless it runs
     * @param leaseUntil when the lease ends, by the database's clock; null unless it runs
     */
    record Hold(
            TrialState state,
            int attempt,
            long epoch,
            @Nullable String owner,
            @Nullable Long leaseUntil) {

        static final Hold NEW = new Hold(TrialState.QUEUED, 0, 0, null, null);

        Hold claimed(String by, long until) {
            return new Hold(TrialState.RUNNING, attempt + 1, epoch + 1, by, until);
        }

        Hold renewed(long until) {
            return new Hold(state, attempt, epoch, owner, until);
        }

        /** Nobody who had it before can change it any more. */
        Hold queuedAgain() {
            return new Hold(TrialState.QUEUED, attempt, epoch + 1, null, null);
        }

        /** As if it had not been claimed the last time. */
        Hold released() {
            return new Hold(TrialState.QUEUED, attempt - 1, epoch + 1, null, null);
        }

        Hold ended(TrialState end) {
            return new Hold(end, attempt, epoch, null, null);
        }

        long checksum(String trial) {
            return Checksum.of(trial, state.name(), attempt, epoch, owner, leaseUntil);
        }

        void check(String trial, long stored) {
            Checksum.check(stored, "the claim of trial " + trial, checksum(trial));
        }
    }

    /** A row as it stands in the table, its checksums not yet looked at. */
    record Row(
            long seq,
            String id,
            String study,
            int number,
            String learner,
            String configuration,
            String plan,
            int fullEffort,
            long planChecksum,
            Hold hold,
            long claimChecksum,
            @Nullable Double value,
            @Nullable Double seconds,
            long ended,
            @Nullable String outcome,
            @Nullable Long outcomeChecksum,
            long space) {

        static Row of(ResultRow row) throws SQLException {
            return new Row(
                    row.whole(1),
                    row.text(2),
                    row.text(3),
                    row.count(4),
                    row.text(5),
                    row.text(6),
                    row.text(7),
                    row.count(8),
                    row.whole(9),
                    new Hold(
                            row.constant(10, TrialState.class),
                            row.count(11),
                            row.whole(12),
                            row.textOrNull(13),
                            row.wholeOrNull(14)),
                    row.whole(15),
                    row.realOrNull(16),
                    row.realOrNull(17),
                    row.whole(18),
                    row.textOrNull(19),
                    row.wholeOrNull(20),
                    row.whole(21));
        }

        TrialState state() {
            return hold.state();
        }

        long epoch() {
            return hold.epoch();
        }

        /** Who runs it, once the checksum of that has been looked at. */
        Hold requireHold() {
            hold.check(id, claimChecksum);
            return hold;
        }

        Row with(Hold changed) {
            return new Row(
                    seq,
                    id,
                    study,
                    number,
                    learner,
                    configuration,
                    plan,
                    fullEffort,
                    planChecksum,
                    changed,
                    changed.checksum(id),
                    value,
                    seconds,
                    ended,
                    outcome,
                    outcomeChecksum,
                    space);
        }

        /** Checks all checksums. */
        Trial trial(SearchSpace allowed) {
            Checksum.check(
                    planChecksum,
                    "the plan of trial " + id,
                    planFields(id, study, number, learner, configuration, plan, fullEffort));
            TrialPlan planned = Payloads.plan(plan, learner, configurationOf(allowed));
            Hold held = requireHold();
            return new Trial(id, study, number, planned, held.attempt(), held.state(), end(held.state()));
        }

        private Configuration configurationOf(SearchSpace allowed) {
            try {
                return allowed.configuration(Payloads.configuration(configuration));
            } catch (InvalidValueException e) {
                throw new WarehouseException(
                        "The warehouse is damaged: trial " + id + " is not in its space: " + e.getMessage(), null, e);
            }
        }

        private @Nullable Outcome end(TrialState state) {
            if (outcome == null) {
                if (value != null || seconds != null || outcomeChecksum != null) {
                    throw new WarehouseException(
                            "The warehouse is damaged: trial " + id + " is " + state + ", but has a part of a result.",
                            null);
                }
                return null;
            }
            Checksum.check(
                    outcomeChecksum == null ? 0 : outcomeChecksum,
                    "the outcome of trial " + id,
                    outcomeFields(id, configuration, state, value, seconds, ended, outcome));
            return Payloads.outcome(outcome, state, value, seconds == null ? 0 : seconds);
        }
    }

    static @Nullable Object[] planFields(
            String id, String study, int number, String learner, String configuration, String plan, int fullEffort) {
        return new Object[] {id, study, number, learner, configuration, plan, fullEffort};
    }

    static @Nullable Object[] outcomeFields(
            String id,
            String configuration,
            TrialState state,
            @Nullable Double value,
            @Nullable Double seconds,
            long ended,
            String outcome) {
        return new @Nullable Object[] {id, configuration, state.name(), value, seconds, ended, outcome};
    }

    /** Stores a trial of a study that allows it: queued, or ended now. Tells whether it is new; its id or its number may be there already. */
    boolean insert(Session session, StudyTable.Row study, Trial trial) throws SQLException {
        TrialPlan plan = trial.plan();
        String learner = plan.proposal().learner();
        String configuration = Payloads.configuration(space(study.study(), trial)
                .configuration(plan.proposal().configuration().values()));
        String json = Payloads.plan(plan);
        int full = plan.isFull() ? 1 : 0;
        Hold hold = trial.outcome() == null ? Hold.NEW : new Hold(TrialState.QUEUED, 1, 1, null, null);
        int added = session.update(
                """
                INSERT INTO trial (id, study, number, learner, configuration, plan, full_effort, plan_checksum, state, attempt, epoch,
                    claim_checksum)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'QUEUED', ?, ?, ?) ON CONFLICT DO NOTHING""",
                trial.id(),
                study.seq(),
                trial.number(),
                learner,
                configuration,
                json,
                full,
                Checksum.of(planFields(trial.id(), trial.study(), trial.number(), learner, configuration, json, full)),
                hold.attempt(),
                hold.epoch(),
                hold.checksum(trial.id()));
        if (added == 1 && trial.outcome() != null) {
            end(session, trial.id(), configuration, hold, trial.outcome());
        }
        return added == 1;
    }

    private static SearchSpace space(Study study, Trial trial) {
        SearchSpace space = study.spaces().get(trial.proposal().learner());
        if (space == null) {
            throw new WarehouseException(
                    "Trial " + trial.number() + " is for the learner '"
                            + trial.proposal().learner() + "', but study '" + study.id() + "' has "
                            + study.spaces().keySet() + ".",
                    null);
        }
        return space;
    }

    /** SQLite keeps whole numbers without their sign of zero; 0 and -0 are equal as numbers, and 0 is what is kept. */
    static @Nullable Double kept(@Nullable Double value) {
        return value == null ? null : value + 0.0;
    }

    /** Ends a trial, whatever its state. */
    static void end(Session session, String id, String configuration, Hold before, Outcome outcome)
            throws SQLException {
        Double value = kept(outcome.value());
        double seconds = outcome.seconds() + 0.0;
        String json = Payloads.outcome(outcome);
        long now = session.now();
        Hold hold = before.ended(outcome.state());
        session.update(
                """
                UPDATE trial SET state = ?, attempt = ?, epoch = ?, owner = NULL, lease_until = NULL, claim_checksum = ?, value = ?,
                    seconds = ?, ended = ?, outcome = ?, outcome_checksum = ?
                WHERE id = ?""",
                hold.state().name(),
                hold.attempt(),
                hold.epoch(),
                hold.checksum(id),
                value,
                seconds,
                now,
                json,
                Checksum.of(outcomeFields(id, configuration, outcome.state(), value, seconds, now, json)),
                id);
    }

    /** Gives a trial to somebody, or takes it back. */
    static void set(Session session, String id, Hold hold) throws SQLException {
        session.update(
                "UPDATE trial SET state = ?, attempt = ?, epoch = ?, owner = ?, lease_until = ?, claim_checksum = ? WHERE id = ?",
                hold.state().name(),
                hold.attempt(),
                hold.epoch(),
                hold.owner(),
                hold.leaseUntil(),
                hold.checksum(id),
                id);
    }

    Trial trial(Session session, Row row) throws SQLException {
        if (row.space() == 0) {
            throw new WarehouseException(
                    "The warehouse is damaged: the space of trial " + row.id() + " is gone.", null);
        }
        return row.trial(spaces.read(session, row.space()));
    }

    List<Trial> trials(Session session, String where, Object... values) throws SQLException {
        List<Trial> trials = new ArrayList<>();
        for (Row row : session.list(SELECT + where, Row::of, values)) {
            trials.add(trial(session, row));
        }
        return trials;
    }

    static Optional<Row> find(Session session, String id) throws SQLException {
        return session.first(SELECT + "WHERE r.id = ?", Row::of, id);
    }

    static Row require(Session session, String id) throws SQLException {
        return find(session, id).orElseThrow(() -> missing(id));
    }

    /** Reads a trial that nobody else changes until the end of the transaction. */
    static Row lock(Session session, String id) throws SQLException {
        return session.first(SELECT + "WHERE r.id = ?" + session.dialect().locking(), Row::of, id)
                .orElseThrow(() -> missing(id));
    }

    private static WarehouseException missing(String id) {
        return new WarehouseException("The warehouse has no trial '" + id + "'.", null);
    }
}
