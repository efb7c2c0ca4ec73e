package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.headstart.api.HeadstartException;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.WarehouseException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Puts rows into the new warehouse one by one, takes back what turns out to be damaged, and keeps account of that. */
final class Attempts {

    static final String WRONG = "its checksum is wrong";
    static final String NAMES = "feature_names";
    static final String SPACE = "space";

    /** Says of a row that its loss is told with another row's. */
    static final String FOLLOWS = "";

    private static final String LOST_TRIALS = "lost trials";

    private final Session session;
    private final Losses losses = new Losses();

    /** What a study is lost with, where that is not its own row. */
    private final Map<Long, String> lostWith = new HashMap<>();

    private final Set<String> followed = new HashSet<>();

    Attempts(Session session) {
        this.session = session;
    }

    /** Reads a row that has just been put in, and throws where it is damaged. */
    @FunctionalInterface
    interface Look {
        void at(RawRow row) throws SQLException;
    }

    /** Puts rows in, or throws. */
    @FunctionalInterface
    interface Step {
        void run(RawRow row) throws SQLException;
    }

    Losses losses() {
        return losses;
    }

    /** Notes what a study is lost with; its rows are counted there. */
    RuntimeException lost(long study, String with) {
        lostWith.put(study, with);
        return new Dependent();
    }

    /** Once all versions of all studies have been tried. */
    void tellLostStudies(Set<Long> there) {
        lostWith.keySet().removeAll(there);
        lostWith.values().forEach(lost -> losses.follow(lost, "studies"));
    }

    /** Puts a row in unless the warehouse has it, and keeps account of what comes of it. */
    void offer(RawRow row, Step step) throws SQLException {
        if (!isThere(row)) {
            attempt(row, step);
        }
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
    @Nullable
    String tried(RawRow row, Step step) throws SQLException {
        try {
            session.part(part -> {
                step.run(row);
                return true;
            });
            return null;
        } catch (Dependent e) {
            return FOLLOWS;
        } catch (HeadstartException e) {
            return withoutHint(e);
        } catch (SQLException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            return isDangling(e) ? dangling(row) : "its values are damaged";
        } catch (RuntimeException e) {
            return "its values are damaged: " + e.getMessage();
        }
    }

    /** What may help is the repair itself. */
    private static String withoutHint(HeadstartException e) {
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    /** What the row depends on is lost, and that is told there. */
    static final class Dependent extends RuntimeException {

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

    void follow(RawRow row, String lost, String kind) {
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
    static String key(RawRow row) {
        return switch (row.table()) {
            case TEXTS -> textTable(row) + " " + row.whole("seq");
            case ORPHAN -> "orphan of trial row " + row.whole("trial") + ", epoch " + row.whole("epoch");
            default -> name(row.table()) + " " + row.whole(key(row.table()));
        };
    }

    static String describe(RawRow row) {
        return switch (row.table()) {
            case TASK -> key(row) + " (" + row.text("name") + ")";
            case STUDY, TRIAL, WEIGHTS -> name(row.table()) + " " + row.text("id");
            case BUDGET -> "budget of study row " + row.whole("study");
            case METHOD_CHOICE -> key(row) + " (" + row.text("learner") + ")";
            default -> key(row);
        };
    }

    Step added(Look look) {
        return row -> {
            insert(name(row.table()), row);
            look.at(row);
        };
    }

    void insert(String table, RawRow row) throws SQLException {
        String columns = String.join(", ", row.table().columns());
        String marks = String.join(
                ", ", row.table().columns().stream().map(column -> "?").toList());
        session.update("INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")", row.values());
    }

    static void require(boolean found) {
        if (!found) {
            throw new WarehouseException("a row that it refers to is lost", null);
        }
    }

    /** Whether the warehouse has the row already, as far on as this one or further. */
    private boolean isThere(RawRow row) throws SQLException {
        return switch (row.table()) {
            case TEXTS -> isThere(textTable(row), row.whole("seq"));
            case WEIGHTS -> session.number("SELECT count(*) FROM weights WHERE id = ?", row.text("id")) > 0;
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

    boolean isThere(String table, long seq) throws SQLException {
        return session.number("SELECT count(*) FROM " + table + " WHERE seq = ?", seq) > 0;
    }

    static String key(RawTable table) {
        return table.columns().get(0);
    }

    static String name(RawTable table) {
        return table.name().toLowerCase(Locale.ROOT);
    }

    /** Names are a JSON array, a space is a JSON object. */
    static String textTable(RawRow row) {
        return row.text("text").startsWith("[") ? NAMES : SPACE;
    }
}
