package org.headstart.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.warehouse.Dialect.Transaction;
import org.jspecify.annotations.Nullable;

/** Warehouses as earlier versions of the schema have them: the rows of one of today, under the checksums of that time. */
final class OlderWarehouse {

    /** The last version with narrower checksums. */
    static final int LAST = 4;

    private static final List<String> SCRIPTS = List.of(
            "V1__tasks_studies_trials_weights.sql",
            "V2__feature_names.sql",
            "V3__method_choices.sql",
            "V4__budgets.sql");

    /** What the tables of the first version held. */
    private static final List<List<String>> TABLES = List.of(
            List.of("feature_names", "seq", "text", "checksum"),
            List.of(
                    "task",
                    "seq",
                    "fingerprint",
                    "name",
                    "type",
                    "target",
                    "row_count",
                    "column_count",
                    "class_count",
                    "extractor",
                    "meta_features",
                    "checksum",
                    "feature_names",
                    "feature_values"),
            List.of("space", "seq", "text", "checksum"),
            List.of("study", "seq", "id", "task", "metric", "goal", "settings", "created", "checksum"),
            List.of("study_space", "study", "position", "learner", "space"),
            List.of(
                    "trial",
                    "seq",
                    "id",
                    "study",
                    "number",
                    "learner",
                    "configuration",
                    "plan",
                    "full_effort",
                    "plan_checksum",
                    "state",
                    "attempt",
                    "epoch",
                    "owner",
                    "lease_until",
                    "value",
                    "seconds",
                    "ended",
                    "outcome",
                    "outcome_checksum"),
            List.of("orphan", "trial", "epoch", "owner", "state", "value", "seconds", "outcome", "came", "checksum"),
            List.of("weights", "seq", "id", "learner", "task", "origin", "created", "content", "checksum"),
            List.of(
                    "method_choice",
                    "seq",
                    "learner",
                    "metric",
                    "method",
                    "standard",
                    "tasks",
                    "trials",
                    "advantage",
                    "low",
                    "high",
                    "created",
                    "checksum"),
            List.of("budget", "study", "trials", "stop_below", "until", "checksum"));

    private final Connection from;
    private final Session to;
    private final int version;

    private OlderWarehouse(Connection from, Session to, int version) {
        this.from = from;
        this.to = to;
        this.version = version;
    }

    /**
     * Writes what a warehouse holds, in the form of an earlier version.
     *
     * @param today   a SQLite file of today
     * @param older   where nothing is yet
     * @param version of the schema, 1 to {@link #LAST}
     */
    static void write(Path today, Backend older, int version) throws SQLException, IOException {
        List<Task> tasks;
        try (Warehouse warehouse = new SqliteWarehouseProvider().open(today.toString())) {
            tasks = warehouse.tasks();
        }
        try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + today);
                Session to = older.session(Transaction.ALONE)) {
            to.begin(Transaction.ALONE);
            to.dialect().makeRoom(to);
            new OlderWarehouse(from, to, version).write(tasks);
            to.dialect().setVersion(to, version);
            to.commit();
        }
    }

    private void write(List<Task> tasks) throws SQLException, IOException {
        for (int i = 0; i < version; i++) {
            to.script(script(to.dialect(), SCRIPTS.get(i)));
        }
        for (List<String> table : TABLES) {
            if (isThere(table.get(0))) {
                copy(table.get(0), columns(table));
            }
        }
        if (version == 1) {
            for (Task task : tasks) {
                to.update("UPDATE task SET meta_features = ? WHERE fingerprint = ?", json(task), task.fingerprint());
            }
        }
        tasks();
        studies();
        orphans();
    }

    private static String script(Dialect dialect, String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(Schema.class.getResourceAsStream("schema/" + dialect.scripts() + "/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private boolean isThere(String table) {
        return switch (table) {
            case "feature_names" -> version >= 2;
            case "method_choice" -> version >= 3;
            case "budget" -> version >= 4;
            default -> true;
        };
    }

    private List<String> columns(List<String> table) {
        List<String> columns = table.subList(1, table.size());
        return version == 1 && table.get(0).equals("task") ? columns.subList(0, 11) : columns;
    }

    private void copy(String table, List<String> columns) throws SQLException {
        String names = String.join(", ", columns);
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        boolean numbered = columns.get(0).equals("seq");
        boolean postgres = to.dialect() instanceof PostgresDialect;
        List<@Nullable Object[]> rows = new ArrayList<>();
        try (Statement statement = from.createStatement();
                ResultSet found = statement.executeQuery("SELECT " + names + " FROM " + table)) {
            while (found.next()) {
                @Nullable Object[] values = new @Nullable Object[columns.size()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = found.getObject(i + 1);
                }
                rows.add(values);
            }
        }
        to.updateAll(
                "INSERT INTO " + table + " (" + names + ")" + (numbered && postgres ? " OVERRIDING SYSTEM VALUE" : "")
                        + " VALUES (" + marks + ")",
                rows);
    }

    private static String json(Task task) {
        List<String> parts = new ArrayList<>();
        task.metaFeatures().values().forEach((name, value) -> {
            if (value instanceof Known known) {
                parts.add("\"" + name + "\":" + known.value());
            }
        });
        return "{" + String.join(",", parts) + "}";
    }

    private void tasks() throws SQLException {
        String values = version == 1 ? "NULL, NULL" : "n.checksum, t.feature_values";
        String join = version == 1 ? "" : " JOIN feature_names n ON n.seq = t.feature_names";
        List<@Nullable Object[]> changed = to.list(
                "SELECT t.seq, t.fingerprint, t.name, t.type, t.target, t.row_count, t.column_count, t.class_count, t.extractor,"
                        + " t.meta_features, " + values + " FROM task t" + join,
                row -> {
                    List<Object> fields = new ArrayList<>();
                    for (int i = 2; i <= 10; i++) {
                        fields.add(i >= 6 && i <= 8 ? row.whole(i) : row.text(i));
                    }
                    if (version > 1) {
                        fields.add(row.whole(11));
                        fields.add(row.bytes(12));
                    }
                    return new @Nullable Object[] {Checksum.of(fields.toArray()), row.whole(1)};
                });
        to.updateAll("UPDATE task SET checksum = ? WHERE seq = ?", changed);
    }

    private void studies() throws SQLException {
        List<@Nullable Object[]> changed = to.list(
                "SELECT s.seq, s.id, t.fingerprint, s.metric, s.goal, s.settings, s.created FROM study s JOIN task t ON t.seq = s.task",
                row -> new @Nullable Object[] {
                    Checksum.of(
                            row.text(2),
                            row.text(3),
                            row.text(4),
                            row.text(5),
                            row.text(6),
                            row.whole(7),
                            "forest\ntree"),
                    row.whole(1)
                });
        to.updateAll("UPDATE study SET checksum = ? WHERE seq = ?", changed);
    }

    private void orphans() throws SQLException {
        List<@Nullable Object[]> changed = to.list(
                "SELECT trial, epoch, state, value, seconds, outcome FROM orphan", row -> new @Nullable Object[] {
                    Checksum.of(row.text(3), row.realOrNull(4), row.real(5), row.text(6)), row.whole(1), row.whole(2)
                });
        to.updateAll("UPDATE orphan SET checksum = ? WHERE trial = ? AND epoch = ?", changed);
    }
}
