package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.headstart.api.HeadstartException;
import org.headstart.api.trial.TrialState;

/** Looks at every page, every reference, every checksum and every trial's state. */
final class Verification {

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
        look("pages", this::pages);
        look("references", this::references);
        look(
                "tasks",
                () -> session.forEach(
                        TaskTable.SELECT + "ORDER BY t.seq", row -> look("a task", () -> tasks.read(session, row))));
        look(
                "names of meta-features",
                () -> session.forEach(
                        "SELECT text, checksum FROM feature_names ORDER BY seq",
                        row -> look(
                                "names of meta-features",
                                () -> FeatureNamesTable.parse(row.getString(1), row.getLong(2)))));
        look(
                "spaces",
                () -> session.forEach(
                        "SELECT text, checksum FROM space ORDER BY seq",
                        row -> look("a search space", () -> SpaceTable.parse(row.getString(1), row.getLong(2)))));
        look("studies", this::studies);
        look(
                "budgets",
                () -> session.forEach(
                        BudgetTable.SELECT + "ORDER BY study", row -> look("a budget", () -> BudgetTable.Row.of(row))));
        look(
                "trials",
                () -> session.forEach(
                        TrialTable.SELECT + "ORDER BY r.seq",
                        row -> look("a trial", () -> trial(TrialTable.Row.of(row)))));
        look("orphans", this::orphans);
        look(
                "weights",
                () -> session.forEach(
                        "SELECT id, learner, task, origin, created, content, checksum FROM weights ORDER BY seq",
                        row -> look("weights", () -> WeightsTable.read(row))));
        look(
                "choices",
                () -> session.forEach(
                        MethodChoiceTable.SELECT + "ORDER BY seq",
                        row -> look("a choice", () -> MethodChoiceTable.read(row))));
        return problems;
    }

    private void pages() throws SQLException {
        session.forEach("PRAGMA quick_check", row -> {
            if (!row.getString(1).equals("ok")) {
                problems.add("The file is damaged: " + row.getString(1) + ".");
            }
        });
    }

    private void references() throws SQLException {
        session.forEach(
                "PRAGMA foreign_key_check",
                row -> problems.add("Row " + row.getLong(2) + " of the table " + row.getString(1)
                        + " refers to a row of the table " + row.getString(3) + " that is not there."));
    }

    private void studies() throws SQLException {
        for (String id : session.list("SELECT id FROM study ORDER BY seq", row -> row.getString(1))) {
            look("study '" + id + "'", () -> studies.require(session, id));
        }
    }

    private void trial(TrialTable.Row row) throws SQLException {
        trials.trial(session, row);
        boolean claimed = row.attempt() > 0 && row.epoch() > 0;
        expect(row.attempt() >= 0 && row.epoch() >= row.attempt(), row, "its epoch is " + row.epoch());
        expect(row.state() != TrialState.RUNNING || claimed, row, "it runs, but was never claimed");
        expect(!row.state().isEnd() || claimed, row, "it has ended, but was never claimed");
    }

    private void orphans() throws SQLException {
        session.forEach(
                "SELECT trial, epoch, state, value, seconds, outcome, checksum FROM orphan ORDER BY trial, epoch",
                row -> look(
                        "an orphan",
                        () -> Checksum.check(
                                row.getLong(7),
                                "the orphan of trial row " + row.getLong(1) + ", epoch " + row.getLong(2),
                                row.getString(3),
                                TrialTable.real(row, 4),
                                row.getDouble(5),
                                row.getString(6))));
    }

    private void expect(boolean holds, TrialTable.Row row, String problem) {
        if (!holds) {
            problems.add("Trial " + row.id() + " is " + row.state() + " after " + row.attempt() + " claims: " + problem
                    + ".");
        }
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
