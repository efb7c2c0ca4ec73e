package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.headstart.api.HeadstartException;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.recommendation.Tensor;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Budget;
import org.headstart.api.warehouse.MethodChoice;
import org.headstart.api.warehouse.StoredWeights;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that a disk, a person or another program has changed. */
class DamageTest {

    private static final SearchSpace SPACE = SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR));

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void fill() {
        file = folder.resolve("warehouse.db");
        try (Warehouse warehouse = open()) {
            warehouse.saveTask(new Task(
                    "f",
                    "iris",
                    TaskType.CLASSIFICATION,
                    "class",
                    150,
                    4,
                    3,
                    new MetaFeatureVector("v", Map.of("n", new Known(1)))));
            Study.Settings settings = Study.Settings.defaults().withTrials(9).withLookahead(1);
            warehouse.createStudy("s", "f", Metric.ACCURACY, Map.of("l", SPACE), settings);
            warehouse.saveBudget("s", new Budget(12, 0.1, Duration.ofHours(1)));
            for (int i = 0; i < 3; i++) {
                warehouse.enqueue(trial(i));
            }
            for (int i = 0; i < 2; i++) {
                Claim claim = warehouse.claim("s", "a", Duration.ofHours(1)).orElseThrow();
                warehouse.finish(claim, new Outcome(TrialState.COMPLETE, 0.5, List.of(0.5), List.of(), 1, null, null));
            }
            warehouse.saveWeights(new StoredWeights(
                    "w",
                    "l",
                    "f",
                    "test",
                    Instant.EPOCH,
                    new InitialWeights("linear", List.of(), List.of(), Map.of("w", Tensor.of(List.of(1), 2)))));
            warehouse.saveChoice(new MethodChoice("l", "accuracy", "rgpe", "auto", 7, 90, 0.1, 0.05, 0.15));
        }
    }

    private static Trial trial(int number) {
        Proposal proposal = new Proposal("l", SPACE.configuration(Map.of("x", number / 10.0)), Source.RANDOM, "why");
        TrialPlan plan = new TrialPlan(proposal, Fidelity.full(5), 1, List.of());
        return new Trial("trial-" + number, "s", number, plan, 0, TrialState.QUEUED, null);
    }

    private Warehouse open() {
        return new SqliteWarehouseProvider().open(file.toString());
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    @Test
    void verify_undamaged_findsNothing() {
        try (Warehouse warehouse = open()) {
            assertThat(warehouse.verify()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE trial SET value = 0.75 WHERE number = 0|trial-0",
                "UPDATE trial SET seconds = 2 WHERE number = 0|trial-0",
                "UPDATE trial SET ended = ended + 1 WHERE number = 0|trial-0",
                "UPDATE trial SET state = 'PRUNED' WHERE number = 0|trial-0",
                "UPDATE trial SET outcome = replace(outcome, '0.5', '0.6') WHERE number = 0|trial-0",
                "UPDATE trial SET configuration = '{\"x\":0.9}' WHERE number = 1|trial-1",
                "UPDATE trial SET configuration = '{\"x\":9}' WHERE number = 2|trial-2",
                "UPDATE trial SET plan = replace(plan, 'why', 'who') WHERE number = 2|trial-2",
                "UPDATE trial SET plan = '{' WHERE number = 2|trial-2",
                "UPDATE trial SET number = 7 WHERE number = 2|trial-2",
                "UPDATE trial SET full_effort = 0 WHERE number = 2|trial-2",
                "UPDATE trial SET learner = 'm' WHERE number = 2|trial-2",
                "UPDATE trial SET epoch = 0 WHERE number = 0|trial-0",
                "UPDATE task SET name = 'irish'|irish",
                "UPDATE task SET meta_features = '{\"n\":2}'|iris",
                "UPDATE task SET feature_values = x'4000000000000000'|iris",
                "UPDATE task SET feature_values = NULL|iris",
                "UPDATE feature_names SET text = '[\"m\"]'|names of meta-features",
                "UPDATE feature_names SET checksum = checksum + 1|iris",
                "PRAGMA foreign_keys = OFF; DELETE FROM feature_names|iris",
                "UPDATE study SET settings = replace(settings, 'auto', 'none')|'s'",
                "UPDATE study SET metric = 'auc'|'s'",
                "UPDATE space SET text = replace(text, '1.0', '2.0')|search space",
                "UPDATE weights SET origin = 'elsewhere'|'w'",
                "UPDATE weights SET content = x'00'|'w'",
                "UPDATE method_choice SET method = 'gp'|the method chosen for l",
                "UPDATE method_choice SET created = created + 1|the method chosen for l",
                "UPDATE budget SET trials = 13|the budget of study",
                "UPDATE budget SET until = NULL|the budget of study",
                "DELETE FROM study_space|'s'",
                "PRAGMA foreign_keys = OFF; DELETE FROM task|task",
            })
    void verify_changedRow_isNamed(String change, String named) throws SQLException {
        sql(change);

        try (Warehouse warehouse = open()) {
            assertThat(String.join("\n", warehouse.verify())).contains(named);
        }
    }

    @Test
    void read_changedValue_isRefused() throws SQLException {
        sql("UPDATE trial SET value = 0.75 WHERE number = 0");

        try (Warehouse warehouse = open()) {
            assertThatThrownBy(() -> warehouse.trials("s"))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("trial-0");
            assertThatThrownBy(() -> warehouse.history("l", SPACE, Metric.ACCURACY, "none", Instant.MAX))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("trial-0");
        }
    }

    /** Whatever is flipped: a message or the right values, never a wrong value, another exception or a hang. */
    @Test
    void open_bytesOverwrittenAnywhere_givesTheTruthOrAMessage() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        List<Double> truth = List.of(0.5, 0.5);
        long seed = 42;
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < 150; round++) {
            byte[] damaged = sound.clone();
            int at = random.nextInt(damaged.length);
            for (int i = at; i < Math.min(damaged.length, at + 1 + random.nextInt(64)); i++) {
                damaged[i] = (byte) random.nextInt();
            }
            file = folder.resolve("damaged-" + round + ".db");
            Files.write(file, damaged);
            try (Warehouse warehouse = open()) {
                warehouse.verify();
                List<Double> values = warehouse.trials("s").stream()
                        .filter(trial -> trial.state() == TrialState.COMPLETE)
                        .map(Trial::value)
                        .toList();
                assertThat(values).as("round %d of seed %d", round, seed).isEqualTo(truth);
            } catch (HeadstartException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void open_truncatedFile_isRefusedOrNamed() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        for (int length = 4096; length < sound.length; length += 4096) {
            file = folder.resolve("cut-" + length + ".db");
            Files.write(file, Arrays.copyOf(sound, length));
            try (Warehouse warehouse = open()) {
                assertThat(warehouse.verify()).as("%d bytes", length).isNotEmpty();
            } catch (WarehouseException e) {
                assertThat(e).hasMessageContaining("cut-" + length);
            }
        }
    }

    /** The root of an index: what is read through other trees is still there. */
    private void destroyIndex() throws SQLException, IOException {
        int root;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            root = statement
                    .executeQuery("SELECT rootpage FROM sqlite_schema WHERE name = 'study_space_copy'")
                    .getInt(1);
        }
        byte[] content = Files.readAllBytes(file);
        Arrays.fill(content, (root - 1) * 4096, root * 4096, (byte) 1);
        Files.write(file, content);
    }

    @Test
    void open_damagedFile_readsAndVerifiesButWritesNothing() throws SQLException, IOException {
        destroyIndex();
        byte[] before = Files.readAllBytes(file);

        try (Warehouse warehouse = open()) {
            assertThat(warehouse.trials("s")).hasSize(3);
            assertThat(warehouse.verify()).isNotEmpty();
            assertThatThrownBy(() -> warehouse.claim("s", "a", Duration.ofHours(1)))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("is damaged: ")
                    .hasMessageContaining("headstart warehouse repair");
            assertThatThrownBy(() -> warehouse.enqueue(trial(3))).hasMessageContaining("is damaged: ");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void damage_ofALargeFile_isLookedForInWhatAllTrialsDependOn() throws SQLException, IOException {
        SqliteFile backend = new SqliteFile(file, 0);
        try (Session session = backend.session(Dialect.Transaction.READ)) {
            assertThat(backend.damage(session, false)).isNull();
        }
        destroyIndex();
        try (Session session = backend.session(Dialect.Transaction.READ)) {
            assertThat(backend.damage(session, false)).isNotNull();
        }
    }

    @Test
    void open_damagedFileOfAnEarlierVersion_isRefused() throws SQLException, IOException {
        Path today = file;
        file = folder.resolve("older.db");
        OlderWarehouse.write(today, new SqliteFile(file, 0), OlderWarehouse.LAST);
        byte[] content = Files.readAllBytes(file);
        Arrays.fill(content, content.length - 4096, content.length, (byte) 1);
        Files.write(file, content);
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(this::open)
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("is damaged: ")
                .hasMessageContaining("headstart warehouse repair");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void claim_belowTheFloorOfFreeSpace_isRefusedAndReadingGoesOn() {
        try (Warehouse warehouse = new SqlWarehouse(Database.open(new SqliteFile(file, Long.MAX_VALUE)))) {
            assertThatThrownBy(() -> warehouse.claim("s", "a", Duration.ofHours(1)))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("MB free");
            assertThat(warehouse.trials("s")).hasSize(3);
            assertThat(warehouse.trials("s").get(2).state()).isEqualTo(TrialState.QUEUED);
        }
    }
}
