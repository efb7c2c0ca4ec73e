package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.MethodChoice;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that the first version of the schema wrote. */
class OlderSchemaTest {

    static final Task TASK = new Task(
            "f", "iris", TaskType.CLASSIFICATION, "class", 150, 4, 3, new MetaFeatureVector("e 1", features()));

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    private static Map<String, MetaFeatureValue> features() {
        Map<String, MetaFeatureValue> features = new LinkedHashMap<>();
        features.put("z", new Known(0.1));
        features.put("a", new NotApplicable("a reason"));
        return features;
    }

    @BeforeEach
    void writeAsVersionOneDid() throws SQLException, IOException {
        file = folder.resolve("old.db");
        writeFirstVersion(file);
    }

    static void writeFirstVersion(Path file) throws SQLException, IOException {
        String json = "{\"z\":0.1,\"a\":\"a reason\"}";
        Object[] fields = {"f", "iris", "CLASSIFICATION", "class", 150, 4, 3, "e 1", json};
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                InputStream script = Objects.requireNonNull(
                        Schema.class.getResourceAsStream("schema/sqlite/V1__tasks_studies_trials_weights.sql"))) {
            statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.executeUpdate("PRAGMA user_version = 1");
            statement.executeUpdate("PRAGMA application_id = " + SqliteDialect.APPLICATION);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO task (fingerprint, name, type, target, row_count, column_count, class_count, extractor, meta_features,"
                            + " checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                for (int i = 0; i < fields.length; i++) {
                    insert.setObject(i + 1, fields[i]);
                }
                insert.setLong(fields.length + 1, Checksum.of(fields));
                insert.executeUpdate();
            }
        }
    }

    private Warehouse open() {
        return new SqliteWarehouseProvider().open(file.toString());
    }

    @Test
    void open_firstVersion_keepsItsTasks() {
        try (Warehouse warehouse = open()) {
            assertThat(warehouse.info().schema()).isEqualTo(Schema.current()).isGreaterThan(1);
            assertThat(warehouse.tasks()).containsExactly(TASK);
            assertThat(warehouse.task("f").orElseThrow().metaFeatures().values().keySet())
                    .containsExactly("z", "a");
            assertThat(warehouse.verify()).isEmpty();
        }
    }

    @Test
    void saveChoice_inAFileOfTheFirstVersion_isKept() {
        MethodChoice choice = new MethodChoice("l", "accuracy", "rgpe", "auto", 7, 90, 0.1, 0.05, 0.15);
        try (Warehouse warehouse = open()) {
            assertThat(warehouse.choice("l", Metric.ACCURACY, Instant.MAX)).isEmpty();
            warehouse.saveChoice(choice);
        }
        try (Warehouse warehouse = open()) {
            assertThat(warehouse.choice("l", Metric.ACCURACY, Instant.MAX)).contains(choice);
            assertThat(warehouse.verify()).isEmpty();
        }
    }

    @Test
    void saveTask_ofTheFirstVersion_isStoredAsNow() throws SQLException {
        try (Warehouse warehouse = open()) {
            warehouse.saveTask(TASK);
            assertThat(warehouse.tasks()).containsExactly(TASK);
            assertThat(warehouse.verify()).isEmpty();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            assertThat(statement
                            .executeQuery("SELECT length(meta_features) + count(feature_values) FROM task")
                            .getInt(1))
                    .isEqualTo(1);
        }
    }
}
