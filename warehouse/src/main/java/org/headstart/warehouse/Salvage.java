package org.headstart.warehouse;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headstart.api.warehouse.WarehouseException;

/**
 * Puts the rows of a damaged file into an empty warehouse. A row is put in, read as the warehouse reads it, which looks at its checksum and at
 * all that it refers to, and taken back where that fails. What other rows depend on lies in the file twice, and the copy is as good. Nothing is
 * ever deleted from a warehouse, so an earlier version of a row is right where the last one is lost; but it is told. Rows of before the fifth
 * schema are held to the checksums of that time.
 */
final class Salvage {

    private static final List<String> COUNTED =
            List.of("budget", "method_choice", "orphan", "space", "study", "task", "trial", "weights");

    private final RawPages pages;
    private final RawCells cells;
    private final Session session;
    private final TrialTable trials = new TrialTable(new SpaceTable());
    private final Map<RawTable, List<RawRow>> small = new EnumMap<>(RawTable.class);
    private final Attempts attempts;
    private final Losses losses;
    private final SharedRows shared;
    private final Map<String, Long> kept = new TreeMap<>();

    Salvage(RawPages pages, Session session) {
        this.pages = pages;
        this.cells = new RawCells(pages);
        this.session = session;
        this.attempts = new Attempts(session);
        this.losses = attempts.losses();
        this.shared = new SharedRows(session, attempts);
    }

    /** Takes everything that is sound; to be called once, in a transaction. */
    void run() throws IOException, SQLException {
        collect();
        shared.note(collected(RawTable.TEXTS), collected(RawTable.STUDY_SPACE));
        offer(RawTable.TEXTS, shared::addText);
        offer(RawTable.TASK, shared::addTask);
        offer(RawTable.TASK, shared::addTaskAlone);
        offer(RawTable.STUDY, shared::addStudy);
        shared.tellLostStudies();
        offer(RawTable.BUDGET, attempts.added(this::lookAtBudget));
        offer(RawTable.WEIGHTS, attempts.added(this::lookAtWeights));
        offer(RawTable.METHOD_CHOICE, attempts.added(this::lookAtChoice));
        small.clear();
        stream(RawTable.TRIAL, true);
        stream(RawTable.TRIAL, false);
        stream(RawTable.ORPHAN, true);
        stream(RawTable.ORPHAN, false);
        for (String table : COUNTED) {
            kept.put(table, session.number("SELECT count(*) FROM " + table));
        }
    }

    /** How many rows there are now, by table. */
    Map<String, Long> kept() {
        return kept;
    }

    /** What is not there as it was. */
    List<String> losses() {
        return losses.lines();
    }

    /** Trials and orphans may be too many to be held. */
    private static boolean isMany(RawTable table) {
        return table == RawTable.TRIAL || table == RawTable.ORPHAN;
    }

    private void collect() throws IOException {
        pages.forEach(image -> cells.forEach(image, row -> {
            if (!isMany(row.table()) && !(row.copy() && isOtherIndex(row))) {
                small.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row);
            }
        }));
        small.values()
                .forEach(rows -> rows.sort(
                        Comparator.comparing((RawRow row) -> !row.current()).thenComparing(RawRow::copy)));
    }

    /** An index of {@code study_space} looks like the copy of texts. */
    private static boolean isOtherIndex(RawRow row) {
        return row.table() == RawTable.TEXTS
                && !row.text("text").startsWith("[")
                && !row.text("text").startsWith("{");
    }

    private List<RawRow> collected(RawTable table) {
        return small.getOrDefault(table, List.of());
    }

    private void offer(RawTable table, Attempts.Step step) throws SQLException {
        for (RawRow row : collected(table)) {
            attempts.offer(row, step);
        }
    }

    private void stream(RawTable table, boolean current) throws IOException, SQLException {
        Attempts.Step step = table == RawTable.TRIAL ? this::addTrial : this::addOrphan;
        try {
            pages.forEach(image -> cells.forEach(image, row -> {
                if (row.table() == table && row.current() == current) {
                    streamed(row, step);
                }
            }));
        } catch (Broken e) {
            throw e.cause;
        }
    }

    private void streamed(RawRow row, Attempts.Step step) {
        try {
            attempts.offer(row, step);
        } catch (SQLException e) {
            throw new Broken(e);
        }
    }

    /** The new file cannot be written. */
    private static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final SQLException cause;

        Broken(SQLException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private void lookAtBudget(RawRow row) throws SQLException {
        Attempts.require(session.first(BudgetTable.SELECT + "WHERE study = ?", BudgetTable.Row::of, row.whole("study"))
                .isPresent());
    }

    private void lookAtWeights(RawRow row) throws SQLException {
        Attempts.require(session.first(WeightsTable.SELECT + "WHERE seq = ?", WeightsTable::read, row.whole("seq"))
                .isPresent());
    }

    private void lookAtChoice(RawRow row) throws SQLException {
        Attempts.require(
                session.first(MethodChoiceTable.SELECT + "WHERE seq = ?", MethodChoiceTable::read, row.whole("seq"))
                        .isPresent());
    }

    private void addOrphan(RawRow row) throws SQLException {
        attempts.insert("orphan", SalvagedRows.orphan(row));
        session.forEach(
                OrphanTable.SELECT + "WHERE trial = ? AND epoch = ?",
                OrphanTable::check,
                row.whole("trial"),
                row.whole("epoch"));
    }

    private void addTrial(RawRow row) throws SQLException {
        session.update("DELETE FROM trial WHERE id = ?", row.text("id"));
        // No checksum knows the number of the row either, so another trial may have come by it.
        RawRow free = attempts.isThere("trial", row.whole("seq")) ? row.with("seq", null) : row;
        String wrong = attempts.tried(free, each -> insertTrial(SalvagedRows.atRest(each)));
        if (wrong == null) {
            losses.remove(result(row));
            tellClaims(row);
            return;
        }
        if (wrong.equals(Attempts.FOLLOWS)) {
            throw new Attempts.Dependent();
        }
        if (!row.current() || row.value("outcome") == null) {
            throw new WarehouseException(wrong, null);
        }
        insertTrial(SalvagedRows.unended(free));
        losses.put(result(row), Attempts.describe(row) + ", its result", wrong + "; the trial is queued again");
    }

    private void tellClaims(RawRow row) {
        String claims = Attempts.key(row) + " claims";
        if (!row.current() || SalvagedRows.hasSoundClaims(row)) {
            losses.remove(claims);
        } else {
            losses.put(
                    claims, Attempts.describe(row) + ", its claims", "how often it was begun is not known for certain");
        }
    }

    private static String result(RawRow row) {
        return Attempts.key(row) + " result";
    }

    private void insertTrial(RawRow row) throws SQLException {
        String lost = shared.lostWith(row.whole("study"), row.text("learner"));
        if (lost != null) {
            attempts.follow(row, lost, "trials");
            throw new Attempts.Dependent();
        }
        attempts.insert("trial", row);
        trials.trial(session, TrialTable.require(session, row.text("id")));
    }
}
