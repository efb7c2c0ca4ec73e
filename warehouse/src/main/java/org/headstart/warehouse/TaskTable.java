package org.headstart.warehouse;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.warehouse.Task;

/** The table {@code task}. */
final class TaskTable {

    static final String COLUMNS =
            "t.fingerprint, t.name, t.type, t.target, t.row_count, t.column_count, t.class_count, t.extractor, t.meta_features, t.checksum";

    private static final String UPSERT = """
            INSERT INTO task (fingerprint, name, type, target, row_count, column_count, class_count, extractor, meta_features, checksum)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (fingerprint) DO UPDATE SET name = excluded.name, type = excluded.type, target = excluded.target,
                row_count = excluded.row_count, column_count = excluded.column_count, class_count = excluded.class_count,
                extractor = excluded.extractor, meta_features = excluded.meta_features, checksum = excluded.checksum""";

    private TaskTable() {}

    /** Stores a task, or brings it up to date; tells how many rows changed. */
    static int save(Session session, Task task) throws SQLException {
        String metaFeatures = Payloads.metaFeatures(task.metaFeatures().values());
        Object[] fields = {
            task.fingerprint(),
            task.name(),
            task.type().name(),
            task.target(),
            task.rows(),
            task.columns(),
            task.classes(),
            task.metaFeatures().extractor(),
            metaFeatures
        };
        Object[] values = Arrays.copyOf(fields, fields.length + 1);
        values[fields.length] = Checksum.of(fields);
        return session.update(UPSERT, values);
    }

    static List<Task> all(Session session) throws SQLException {
        return session.list("SELECT " + COLUMNS + " FROM task t ORDER BY t.seq", TaskTable::read);
    }

    static Optional<Task> find(Session session, String fingerprint) throws SQLException {
        return session.first(
                "SELECT " + COLUMNS + " FROM task t WHERE t.fingerprint = ?", TaskTable::read, fingerprint);
    }

    static Task read(ResultSet row) throws SQLException {
        Object[] fields = {
            row.getString(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getInt(5),
            row.getInt(6),
            row.getInt(7),
            row.getString(8),
            row.getString(9)
        };
        Checksum.check(row.getLong(10), "task '" + row.getString(2) + "'", fields);
        return new Task(
                row.getString(1),
                row.getString(2),
                TaskType.valueOf(row.getString(3)),
                row.getString(4),
                row.getInt(5),
                row.getInt(6),
                row.getInt(7),
                new MetaFeatureVector(row.getString(8), Payloads.metaFeatures(row.getString(9))));
    }
}
