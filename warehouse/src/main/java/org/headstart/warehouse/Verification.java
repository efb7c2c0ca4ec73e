package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.headstart.api.HeadstartException;
import org.headstart.api.trial.TrialState;

/** Looks at every page, every reference, every checksum and every trial's state. */
final class Verification {

    /** A column that must hold the number of a row of another table. */
    private record Reference(String table, String column, String to) {}

    private static final List<Reference> REFERENCES = List.of(
            new Reference("task", "feature_names", "feature_names"),
            new Reference("study", "task", "task"),
            new Reference("study_space", "study", "study"),
            new Reference("study_space", "space", "space"),
            new Reference("trial", "study", "study"),
            new Reference("budget", "study", "study"),
            new Reference("orphan", "trial", "trial"));

    private final Session session;
    private final TaskTable tasks;
    private final TrialTable trials;
    private final StudyTable studies;
    private final List<String> problems = new ArrayList<>();

    Verification(Session session, TaskTable tasks, TrialTable trials, StudyTable studies) {
        this.session = session;
        this.tasks = tasks;
        this.trials = trials;
        this.studies = studies;
    }

    /** Something that throws when what it looks at is damaged. */
    @FunctionalInterface
    private interface Look {
        void run() throws SQLException;
    }

    List<String> problems() {
        lookApart("the system", () -> problems.addAll(session.dialect().damages(session)));
        REFERENCES.forEach(reference -> lookApart("references", () -> references(reference)));
        lookApart(
                "tasks",
                () -> session.forEach(
                        TaskTable.SELECT + "ORDER BY t.seq", row -> look("a task", () -> tasks.read(session, row))));
        lookApart(
                "names of meta-features",
                () -> session.forEach(
                        "SELECT text, checksum FROM feature_names ORDER BY seq",
                        row -> look(
                                "names of meta-features", () -> FeatureNamesTable.parse(row.text(1), row.whole(2)))));
        lookApart(
                "spaces",
                () -> session.forEach(
                        "SELECT text, checksum FROM space ORDER BY seq",
                        row -> look("a search space", () -> SpaceTable.parse(row.text(1), row.whole(2)))));
        lookApart("studies", this::studies);
        lookApart(
                "budgets",
                () -> session.forEach(
                        BudgetTable.SELECT + "ORDER BY study", row -> look("a budget", () -> BudgetTable.Row.of(row))));
        lookApart(
                "trials",
                () -> session.forEach(
                        TrialTable.SELECT + "ORDER BY r.seq",
                        row -> look("a trial", () -> trial(TrialTable.Row.of(row)))));
        lookApart("orphans", this::orphans);
        lookApart(
                "weights",
                () -> session.forEach(
                        WeightsTable.SELECT + "ORDER BY seq", row -> look("weights", () -> WeightsTable.read(row))));
        lookApart(
                "choices",
                () -> session.forEach(
                        MethodChoiceTable.SELECT + "ORDER BY seq",
                        row -> look("a choice", () -> MethodChoiceTable.read(row))));
        return problems;
    }

    private void references(Reference reference) throws SQLException {
        session.forEach(
                "SELECT c.%2$s FROM %1$s c WHERE c.%2$s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %3$s p WHERE p.seq = c.%2$s)"
                        .formatted(reference.table(), reference.column(), reference.to()),
                row -> problems.add("A row of the table " + reference.table() + " refers to row " + row.whole(1)
                        + " of the table " + reference.to() + ", which is not there."));
    }

    private void studies() throws SQLException {
        for (String id : session.list("SELECT id FROM study ORDER BY seq", row -> row.text(1))) {
            look("study '" + id + "'", () -> studies.require(session, id));
        }
    }

    private void trial(TrialTable.Row row) throws SQLException {
        trials.trial(session, row);
        TrialTable.Hold hold = row.hold();
        boolean claimed = hold.attempt() > 0 && hold.epoch() > 0;
        expect(hold.attempt() >= 0 && hold.epoch() >= hold.attempt(), row, "its epoch is " + hold.epoch());
        expect(hold.state() != TrialState.RUNNING || claimed, row, "it runs, but was never claimed");
        expect(!hold.state().isEnd() || claimed, row, "it has ended, but was never claimed");
    }

    private void orphans() throws SQLException {
        session.forEach(
                OrphanTable.SELECT + "ORDER BY trial, epoch", row -> look("an orphan", () -> OrphanTable.check(row)));
    }

    private void expect(boolean holds, TrialTable.Row row, String problem) {
        if (!holds) {
            problems.add("Trial " + row.id() + " is " + row.state() + " after "
                    + row.hold().attempt() + " claims: " + problem + ".");
        }
    }

    /** After an error PostgreSQL ends the transaction, unless it is kept to a part of it. */
    private void lookApart(String what, Look look) {
        look(
                what,
                () -> session.part(part -> {
                    look.run();
                    return true;
                }));
    }

    /** Whatever is thrown while something is looked at is what is wrong with it; the rest is looked at all the same. */
    private void look(String what, Look look) {
        try {
            look.run();
        } catch (HeadstartException e) {
            problems.add(what + ": " + e.getMessage());
        } catch (SQLException | RuntimeException e) {
            problems.add("Something is wrong with " + what + ": " + e.getMessage() + ".");
        }
    }
}
