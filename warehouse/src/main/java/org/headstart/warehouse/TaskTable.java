package org.headstart.warehouse;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.warehouse.Task;
import org.jspecify.annotations.Nullable;

/** The table {@code task}. Thread-safe. */
final class TaskTable {

    /** What {@link #read} takes; then comes the number of the row. */
    static final String SELECT = """
            SELECT t.fingerprint, t.name, t.type, t.target, t.row_count, t.column_count, t.class_count, t.extractor, t.meta_features,
                t.checksum, n.seq, n.checksum, t.feature_values, t.features_checksum, t.seq
            FROM task t LEFT JOIN feature_names n ON n.seq = t.feature_names\s""";

    /** The number of the row among the columns. */
    static final int SEQ = 15;

    private static final String UPSERT = """
            INSERT INTO task (fingerprint, name, type, target, row_count, column_count, class_count, extractor, meta_features, feature_names,
                feature_values, checksum, features_checksum)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (fingerprint) DO UPDATE SET name = excluded.name, type = excluded.type, target = excluded.target,
                row_count = excluded.row_count, column_count = excluded.column_count, class_count = excluded.class_count,
                extractor = excluded.extractor, meta_features = excluded.meta_features, feature_names = excluded.feature_names,
                feature_values = excluded.feature_values, checksum = excluded.checksum,
                features_checksum = excluded.features_checksum""";

    private static final String NOTHING = "";

    private final FeatureNamesTable names = new FeatureNamesTable();

    /** Stores a task, or brings it up to date; tells how many rows changed. */
    int save(Session session, Task task) throws SQLException {
        Map<String, MetaFeatureValue> features = task.metaFeatures().values();
        FeatureNamesTable.Stored stored = names.save(session, features.keySet());
        byte[] values = FeatureValues.bytes(features.values());
        String extractor = task.metaFeatures().extractor();
        return session.update(
                UPSERT,
                task.fingerprint(),
                task.name(),
                task.type().name(),
                task.target(),
                task.rows(),
                task.columns(),
                task.classes(),
                extractor,
                NOTHING,
                stored.seq(),
                values,
                checksum(
                        task.fingerprint(),
                        task.name(),
                        task.type().name(),
                        task.target(),
                        task.rows(),
                        task.columns(),
                        task.classes()),
                featuresChecksum(task.fingerprint(), extractor, NOTHING, stored.checksum(), values));
    }

    /** Of what a task is. */
    static long checksum(
            String fingerprint, String name, String type, String target, long rows, long columns, long classes) {
        return Checksum.of(fingerprint, name, type, target, rows, columns, classes);
    }

    /** Of what describes it: a checksum of its own, so that a task outlives damage to its meta-features. */
    static long featuresChecksum(
            String fingerprint,
            String extractor,
            String metaFeatures,
            @Nullable Long namesChecksum,
            byte @Nullable [] values) {
        return Checksum.of(fingerprint, extractor, metaFeatures, namesChecksum, values);
    }

    List<Task> all(Session session) throws SQLException {
        return session.list(SELECT + "ORDER BY t.seq", row -> read(session, row));
    }

    Optional<Task> find(Session session, String fingerprint) throws SQLException {
        return session.first(SELECT + "WHERE t.fingerprint = ?", row -> read(session, row), fingerprint);
    }

    Task read(Session session, ResultRow row) throws SQLException {
        String task = "task '" + row.text(2) + "'";
        Checksum.check(
                row.whole(10),
                task,
                checksum(row.text(1), row.text(2), row.text(3), row.text(4), row.count(5), row.count(6), row.count(7)));
        Long names = row.wholeOrNull(12);
        byte[] values = row.bytesOrNull(13);
        Checksum.check(
                row.whole(14),
                "the meta-features of " + task,
                featuresChecksum(row.text(1), row.text(8), row.text(9), names, values));
        return new Task(
                row.text(1),
                row.text(2),
                row.constant(3, TaskType.class),
                row.text(4),
                row.count(5),
                row.count(6),
                row.count(7),
                new MetaFeatureVector(row.text(8), features(session, row, names, values)));
    }

    private Map<String, MetaFeatureValue> features(
            Session session, ResultRow row, @Nullable Long names, byte @Nullable [] values) throws SQLException {
        if (names == null || values == null) {
            return Payloads.metaFeatures(row.text(9));
        }
        List<String> known = this.names.read(session, new FeatureNamesTable.Stored(row.whole(11), names));
        return FeatureValues.values(known, values);
    }
}
