package org.headstart.warehouse;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.headstart.api.HeadstartException;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Puts the rows of a damaged file into an empty warehouse. A row is put in, read as the warehouse reads it, which looks at its checksum and at
 * all that it refers to, and taken back where that fails. What other rows depend on lies in the file twice, and the copy is as good. Nothing is
 * ever deleted from a warehouse, so an earlier version of a row is right where the last one is lost; but it is told. Rows of before the fifth
 * schema are held to the checksums of that time.
 */
final class Salvage {

    private static final List<String> COUNTED =
            List.of("budget", "method_choice", "orphan", "space", "study", "task", "trial", "weights");

    /** Says of a row that its loss is told with another row's. */
    private static final String FOLLOWS = "";

    private static final String WRONG = "its checksum is wrong";
    private static final String LOST_TRIALS = "lost trials";
    private static final String NAMES = "feature_names";
    private static final String SPACE = "space";

    private final RawPages pages;
    private final RawCells cells;
    private final Session session;
    private final TaskTable tasks = new TaskTable();
    private final SpaceTable spaces = new SpaceTable();
    private final StudyTable studies = new StudyTable(spaces);
    private final TrialTable trials = new TrialTable(spaces);
    private final Map<RawTable, List<RawRow>> small = new EnumMap<>(RawTable.class);
    /** What rows say of the checksum of each text, by row, also where the text itself is damaged. */
    private final Map<Long, Set<Long>> checksums = new HashMap<>();

    private final Losses losses = new Losses();

    /** What a study is lost with, where that is not its own row. */
    private final Map<Long, String> lostWith = new HashMap<>();

    /** What the trials of a study's learner are lost with, where the study goes on without it. */
    private final Map<Learner, String> learnersLostWith = new HashMap<>();

    private final Set<String> followed = new HashSet<>();
    private final Map<String, Long> kept = new TreeMap<>();

    /** A learner of the study in a row. */
    private record Learner(long study, String id) {}

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
        noteChecksums();
        offer(RawTable.TEXTS, this::addText);
        offer(RawTable.TASK, this::addTask);
        offer(RawTable.TASK, this::addTaskAlone);
        StudySpaces learners = new StudySpaces(collected(RawTable.STUDY_SPACE), checksums);
        offer(RawTable.STUDY, row -> addStudy(row, learners));
        tellLostStudies();
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

    private void noteChecksums() {
        for (RawRow row : collected(RawTable.TEXTS)) {
            checksums
                    .computeIfAbsent(row.whole("seq"), seq -> new LinkedHashSet<>())
                    .add(row.whole("checksum"));
        }
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
        Step step = table == RawTable.TRIAL ? this::addTrial : this::addOrphan;
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
            case TEXTS -> isThere(textTable(row), row.whole("seq"));
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

    private boolean isThere(String textTable, long seq) throws SQLException {
        return session.number("SELECT count(*) FROM " + textTable + " WHERE seq = ?", seq) > 0;
    }

    private static String key(RawTable table) {
        return table.columns().get(0);
    }

    private static String name(RawTable table) {
        return table.name().toLowerCase(Locale.ROOT);
    }

    /** Names are a JSON array, a space is a JSON object. */
    private static String textTable(RawRow row) {
        return row.text("text").startsWith("[") ? NAMES : SPACE;
    }

    private void attempt(RawRow row, Step step) throws SQLException {
        String wrong = tried(row, step);
        if (wrong == null && row.current()) {
            losses.remove(key(row));
        } else if (wrong == null) {
            losses.put(key(row), describe(row), "only an older copy was left, and is kept");
        } else if (row.current() && !row.copy() && !wrong.equals(FOLLOWS)) {
            losses.put(key(row), describe(row), wrong);
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
        } catch (Dependent e) {
            return FOLLOWS;
        } catch (HeadstartException e) {
            return e.getMessage();
        } catch (SQLException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            return isDangling(e) ? dangling(row) : "its values are damaged";
        } catch (RuntimeException e) {
            return "its values are damaged: " + e.getMessage();
        }
    }

    /** What the row depends on is lost, and that is told there. */
    private static final class Dependent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Dependent() {
            super("it is lost with another row");
        }
    }

    private static boolean isDangling(SQLException e) {
        return String.valueOf(e.getMessage()).contains("FOREIGN KEY");
    }

    /** What is wrong with a row that refers to one that is not there. */
    private String dangling(RawRow row) {
        switch (row.table()) {
            case TASK -> follow(row, NAMES + " " + row.whole("feature_names"), "meta-features of tasks");
            case BUDGET -> follow(row, study(row.whole("study")), "budgets");
            case TRIAL -> follow(row, study(row.whole("study")), "trials");
            case ORPHAN -> {
                losses.put(LOST_TRIALS, LOST_TRIALS, "their late results are lost, too");
                follow(row, LOST_TRIALS, "late results");
            }
            default -> {
                return "a row that it refers to is lost";
            }
        }
        return FOLLOWS;
    }

    private void follow(RawRow row, String lost, String kind) {
        if (followed.add(key(row))) {
            losses.follow(lost, kind);
        }
    }

    /** What the rows of a study are lost with. */
    private String study(long seq) {
        return lostWith.getOrDefault(seq, "study " + seq);
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

    /** Where the row stands, whatever else of it is damaged. */
    private static String key(RawRow row) {
        return switch (row.table()) {
            case TEXTS -> textTable(row) + " " + row.whole("seq");
            case ORPHAN -> "orphan of trial row " + row.whole("trial") + ", epoch " + row.whole("epoch");
            default -> name(row.table()) + " " + row.whole(key(row.table()));
        };
    }

    private static String describe(RawRow row) {
        return switch (row.table()) {
            case TASK -> key(row) + " (" + row.text("name") + ")";
            case STUDY, TRIAL, WEIGHTS -> name(row.table()) + " " + row.text("id");
            case BUDGET -> "budget of study row " + row.whole("study");
            case METHOD_CHOICE -> key(row) + " (" + row.text("learner") + ")";
            default -> key(row);
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
        if (table.equals(SPACE)) {
            SpaceTable.parse(row.text("text"), row.whole("checksum"));
        } else {
            FeatureNamesTable.parse(row.text("text"), row.whole("checksum"));
        }
        insert(table, row);
    }

    private void addTask(RawRow row) throws SQLException {
        added(this::lookAtTask).run(sound(row));
    }

    /** For a task of whose meta-features nothing sound is left. */
    private void addTaskAlone(RawRow row) throws SQLException {
        added(this::lookAtTask).run(SalvagedRows.withoutFeatures(sound(row)));
        if (row.value("feature_names") == null || isThere(NAMES, row.whole("feature_names"))) {
            losses.put(
                    key(row) + " features",
                    describe(row) + ", its meta-features",
                    WRONG + "; the next job on its table computes them again");
        }
    }

    /** The task under the checksums of today. */
    private RawRow sound(RawRow row) {
        if (SalvagedRows.isTask(row)) {
            return row;
        }
        Set<@Nullable Long> names = new LinkedHashSet<>(checksums.getOrDefault(row.whole("feature_names"), Set.of()));
        names.add(null);
        return SalvagedRows.olderTask(row, names).orElseThrow(() -> new WarehouseException(WRONG, null));
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

    private void addOrphan(RawRow row) throws SQLException {
        insert("orphan", SalvagedRows.orphan(row));
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

    /** With its learners, except those whose spaces are lost. */
    private void addStudy(RawRow row, StudySpaces learners) throws SQLException {
        long seq = row.whole("seq");
        String task = session.first(
                        "SELECT fingerprint FROM task WHERE seq = ?", found -> found.text(1), row.whole("task"))
                .orElse(null);
        if (task == null) {
            lostWith.put(seq, "task " + row.whole("task"));
            throw new Dependent();
        }
        StudyTable.Stored stored = SalvagedRows.study(row, task);
        List<StudyTable.Use> uses = learners.of(stored).orElseThrow(() -> unproven(seq, learners));
        List<StudyTable.Use> sound = new ArrayList<>();
        for (StudyTable.Use use : uses) {
            if (isThere(SPACE, use.space())) {
                sound.add(use);
            } else {
                learnersLostWith.put(new Learner(seq, use.learner()), SPACE + " " + use.space());
            }
        }
        if (sound.isEmpty()) {
            lostWith.put(seq, SPACE + " " + uses.get(0).space());
            throw new Dependent();
        }
        insert("study", row.with("checksum", stored.checksumWith(sound)));
        for (StudyTable.Use use : sound) {
            session.update(
                    "INSERT INTO study_space (study, position, learner, space) VALUES (?, ?, ?, ?)",
                    seq,
                    use.position(),
                    use.learner(),
                    use.space());
        }
        studies.require(session, row.text("id"));
    }

    private RuntimeException unproven(long study, StudySpaces learners) {
        Optional<Long> space = learners.unknownSpace(study);
        if (space.isEmpty()) {
            return new WarehouseException(WRONG, null);
        }
        lostWith.put(study, SPACE + " " + space.get());
        return new Dependent();
    }

    /** Once all versions have been tried. */
    private void tellLostStudies() throws SQLException {
        Set<Long> there = new HashSet<>(session.list("SELECT seq FROM study", row -> row.whole(1)));
        lostWith.keySet().removeAll(there);
        lostWith.values().forEach(lost -> losses.follow(lost, "studies"));
        learnersLostWith.forEach((learner, lost) -> {
            if (there.contains(learner.study())) {
                losses.follow(lost, "learners of studies");
            }
        });
    }

    private void addTrial(RawRow row) throws SQLException {
        session.update("DELETE FROM trial WHERE id = ?", row.text("id"));
        String wrong = tried(row, each -> insertTrial(SalvagedRows.atRest(each)));
        if (wrong == null) {
            losses.remove(result(row));
            tellClaims(row);
            return;
        }
        if (wrong.equals(FOLLOWS)) {
            throw new Dependent();
        }
        if (!row.current() || row.value("outcome") == null) {
            throw new WarehouseException(wrong, null);
        }
        insertTrial(SalvagedRows.unended(row));
        losses.put(result(row), describe(row) + ", its result", wrong + "; the trial is queued again");
    }

    private void tellClaims(RawRow row) {
        String claims = key(row) + " claims";
        if (!row.current() || SalvagedRows.hasSoundClaims(row)) {
            losses.remove(claims);
        } else {
            losses.put(claims, describe(row) + ", its claims", "how often it was begun is not known for certain");
        }
    }

    private static String result(RawRow row) {
        return key(row) + " result";
    }

    private void insertTrial(RawRow row) throws SQLException {
        String lost = learnersLostWith.get(new Learner(row.whole("study"), row.text("learner")));
        if (lost != null) {
            follow(row, lost, "trials");
            throw new Dependent();
        }
        insert("trial", row);
        trials.trial(session, TrialTable.require(session, row.text("id")));
    }
}
