package org.headstart.warehouse;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.headstart.api.HeadstartException;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Puts the rows of a damaged file into an empty warehouse. A row is put in, read as the warehouse reads it, which looks at its checksum and at
 * all that it refers to, and taken back where that fails. Nothing is ever deleted from a warehouse, so an earlier version of a row is right
 * where the last one is lost; but it is told.
 */
final class Salvage {

    private static final List<String> COUNTED =
            List.of("budget", "method_choice", "orphan", "space", "study", "task", "trial", "weights");
    private static final long MOST_CLAIMS = 1L << 31;

    private final RawPages pages;
    private final RawCells cells;
    private final Session session;
    private final TaskTable tasks = new TaskTable();
    private final SpaceTable spaces = new SpaceTable();
    private final StudyTable studies = new StudyTable(spaces);
    private final TrialTable trials = new TrialTable(spaces);
    private final Map<RawTable, List<RawRow>> small = new EnumMap<>(RawTable.class);
    private final Map<String, String> losses = new LinkedHashMap<>();
    private final Map<String, Long> kept = new TreeMap<>();

    Salvage(RawPages pages, Session session) {
        this.pages = pages;
        this.cells = new RawCells(pages);
        this.session = session;
    }

    /** Reads a row that has just been put in, and throws where it is damaged. */
    @FunctionalInterface
    private interface Look {
        void at(RawRow row) throws SQLException;
    }

    /** Puts rows in, or throws. */
    @FunctionalInterface
    private interface Step {
        void run(RawRow row) throws SQLException;
    }

    /** Takes everything that is sound; to be called once, in a transaction. */
    void run() throws IOException, SQLException {
        collect();
        offer(RawTable.TEXTS, this::addText);
        offer(RawTable.TASK, added(this::lookAtTask));
        offer(RawTable.STUDY, this::addStudy);
        offer(RawTable.BUDGET, added(this::lookAtBudget));
        offer(RawTable.WEIGHTS, added(this::lookAtWeights));
        offer(RawTable.METHOD_CHOICE, added(this::lookAtChoice));
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
        return losses.entrySet().stream()
                .map(loss -> loss.getKey() + ": " + loss.getValue())
                .toList();
    }

    /** Trials and orphans may be too many to be held. */
    private static boolean isMany(RawTable table) {
        return table == RawTable.TRIAL || table == RawTable.ORPHAN;
    }

    private void collect() throws IOException {
        pages.forEach(image -> cells.forEach(image, row -> {
            if (!isMany(row.table())) {
                small.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row);
            }
        }));
        small.values().forEach(rows -> rows.sort(Comparator.comparing(row -> !row.current())));
    }

    private List<RawRow> collected(RawTable table) {
        return small.getOrDefault(table, List.of());
    }

    private void offer(RawTable table, Step step) throws SQLException {
        for (RawRow row : collected(table)) {
            if (!isThere(row)) {
                attempt(row, step);
            }
        }
    }

    private void stream(RawTable table, boolean current) throws IOException, SQLException {
        Step step = table == RawTable.TRIAL ? this::addTrial : added(this::lookAtOrphan);
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

    private void streamed(RawRow row, Step step) {
        try {
            if (!isThere(row)) {
                attempt(row, step);
            }
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

    /** Whether the warehouse has the row already, as far on as this one or further. */
    private boolean isThere(RawRow row) throws SQLException {
        return switch (row.table()) {
            case TEXTS ->
                session.number("SELECT count(*) FROM " + textTable(row) + " WHERE seq = ?", row.whole("seq")) > 0;
            case ORPHAN ->
                session.number(
                                "SELECT count(*) FROM orphan WHERE trial = ? AND epoch = ?",
                                row.whole("trial"),
                                row.whole("epoch"))
                        > 0;
            case TRIAL -> {
                TrialState state = TrialTable.find(session, row.text("id"))
                        .map(TrialTable.Row::state)
                        .orElse(null);
                yield state != null && (state.isEnd() || row.value("outcome") == null);
            }
            default ->
                session.number(
                                "SELECT count(*) FROM " + name(row.table()) + " WHERE " + key(row.table()) + " = ?",
                                row.whole(key(row.table())))
                        > 0;
        };
    }

    private static String key(RawTable table) {
        return table.columns().get(0);
    }

    private static String name(RawTable table) {
        return table.name().toLowerCase(Locale.ROOT);
    }

    /** Names are a JSON array, a space is a JSON object. */
    private static String textTable(RawRow row) {
        return row.text("text").startsWith("[") ? "feature_names" : "space";
    }

    private void attempt(RawRow row, Step step) throws SQLException {
        String what = describe(row);
        String wrong = tried(row, step);
        if (wrong == null) {
            if (row.current()) {
                losses.remove(what);
            } else {
                losses.put(what, "only an older copy was left, and is kept");
            }
        } else if (row.current()) {
            losses.put(what, wrong);
        }
    }

    /** Puts a row in and tells what is wrong with it, in which case nothing has changed. */
    private @Nullable String tried(RawRow row, Step step) throws SQLException {
        try {
            session.part(part -> {
                step.run(row);
                return true;
            });
            return null;
        } catch (HeadstartException e) {
            return e.getMessage();
        } catch (SQLException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            return String.valueOf(e.getMessage()).contains("FOREIGN KEY")
                    ? "a row that it refers to is lost"
                    : "its values are damaged";
        } catch (RuntimeException e) {
            return "its values are damaged: " + e.getMessage();
        }
    }

    private static boolean isRefusal(SQLException e) {
        if (!(e instanceof SQLiteException known)) {
            return false;
        }
        int code = known.getResultCode().code & 0xff;
        return code == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                || code == SQLiteErrorCode.SQLITE_MISMATCH.code
                || code == SQLiteErrorCode.SQLITE_TOOBIG.code;
    }

    private static String describe(RawRow row) {
        return switch (row.table()) {
            case TEXTS -> textTable(row) + " " + row.whole("seq");
            case TASK -> "task " + row.whole("seq") + " (" + row.text("name") + ")";
            case STUDY, TRIAL, WEIGHTS -> name(row.table()) + " " + row.text("id");
            case BUDGET -> "budget of study row " + row.whole("study");
            case ORPHAN -> "orphan of trial row " + row.whole("trial") + ", epoch " + row.whole("epoch");
            case METHOD_CHOICE -> "method_choice " + row.whole("seq") + " (" + row.text("learner") + ")";
            case STUDY_SPACE -> "study_space of study row " + row.whole("study") + " (" + row.text("learner") + ")";
        };
    }

    private Step added(Look look) {
        return row -> {
            insert(name(row.table()), row);
            look.at(row);
        };
    }

    private void insert(String table, RawRow row) throws SQLException {
        String columns = String.join(", ", row.table().columns());
        String marks = String.join(
                ", ", row.table().columns().stream().map(column -> "?").toList());
        session.update("INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")", row.values());
    }

    private void addText(RawRow row) throws SQLException {
        String table = textTable(row);
        if (table.equals("space")) {
            SpaceTable.parse(row.text("text"), row.whole("checksum"));
        } else {
            FeatureNamesTable.parse(row.text("text"), row.whole("checksum"));
        }
        insert(table, row);
    }

    private void lookAtTask(RawRow row) throws SQLException {
        require(session.first(
                        TaskTable.SELECT + "WHERE t.seq = ?", found -> tasks.read(session, found), row.whole("seq"))
                .isPresent());
    }

    private void lookAtBudget(RawRow row) throws SQLException {
        require(session.first(BudgetTable.SELECT + "WHERE study = ?", BudgetTable.Row::of, row.whole("study"))
                .isPresent());
    }

    private void lookAtWeights(RawRow row) throws SQLException {
        require(session.first(WeightsTable.SELECT + "WHERE seq = ?", WeightsTable::read, row.whole("seq"))
                .isPresent());
    }

    private void lookAtChoice(RawRow row) throws SQLException {
        require(session.first(MethodChoiceTable.SELECT + "WHERE seq = ?", MethodChoiceTable::read, row.whole("seq"))
                .isPresent());
    }

    private void lookAtOrphan(RawRow row) throws SQLException {
        session.forEach(
                OrphanTable.SELECT + "WHERE trial = ? AND epoch = ?",
                OrphanTable::check,
                row.whole("trial"),
                row.whole("epoch"));
    }

    private static void require(boolean found) {
        if (!found) {
            throw new WarehouseException("a row that it refers to is lost", null);
        }
    }

    /** With the spaces of its learners, of which its checksum knows. */
    private void addStudy(RawRow row) throws SQLException {
        insert("study", row);
        for (RawRow space : collected(RawTable.STUDY_SPACE)) {
            boolean known = session.number(
                            "SELECT count(*) FROM study_space WHERE study = ? AND position = ?",
                            space.whole("study"),
                            space.whole("position"))
                    > 0;
            if (space.whole("study") == row.whole("seq") && !known) {
                tried(space, each -> insert("study_space", each));
            }
        }
        studies.require(session, row.text("id"));
    }

    private void addTrial(RawRow row) throws SQLException {
        session.update("DELETE FROM trial WHERE id = ?", row.text("id"));
        String wrong = tried(row, each -> insertTrial(atRest(each)));
        if (wrong != null) {
            if (!row.current() || row.value("outcome") == null) {
                throw new WarehouseException(wrong, null);
            }
            insertTrial(unended(row));
            losses.put(result(row), wrong + "; the trial is queued again");
        } else {
            losses.remove(result(row));
        }
    }

    private static String result(RawRow row) {
        return describe(row) + ", its result";
    }

    private void insertTrial(RawRow row) throws SQLException {
        insert("trial", row);
        trials.trial(session, TrialTable.require(session, row.text("id")));
    }

    /** Nobody runs it any more; and how often it was claimed, of which no checksum knows, must at least be possible. */
    private static RawRow atRest(RawRow row) {
        boolean ended = row.value("outcome") != null;
        boolean running = row.text("state").equals(TrialState.RUNNING.name());
        long attempt = row.whole("attempt");
        long epoch = row.whole("epoch");
        boolean possible = attempt >= (ended ? 1 : 0) && attempt <= epoch && epoch < MOST_CLAIMS;
        RawRow rested = possible
                ? row
                : row.with("attempt", ended ? 1L : 0L)
                        .with("epoch", Math.max(1, Math.min(MOST_CLAIMS, Math.max(attempt, epoch))));
        return ended ? rested : queued(rested, running ? 1 : 0);
    }

    private static RawRow queued(RawRow row, int claims) {
        return row.with("state", TrialState.QUEUED.name())
                .with("owner", null)
                .with("lease_until", null)
                .with("epoch", row.whole("epoch") + claims);
    }

    /** As it was before it had a result. */
    private static RawRow unended(RawRow row) {
        RawRow planned = row.with("outcome", null)
                .with("outcome_checksum", null)
                .with("ended", null)
                .with("value", null)
                .with("seconds", null)
                .with("attempt", 0L);
        return atRest(queued(planned, 1));
    }
}
