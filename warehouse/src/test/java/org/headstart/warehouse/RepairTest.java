package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Repair;
import org.headstart.api.warehouse.Task;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What repair brings back, kind of damage by kind. */
class RepairTest {

    private static final int PAGE = 4096;

    @TempDir
    private static Path shared = Path.of("");

    private static Path sound = Path.of("");

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Stock truth = Stock.EMPTY;

    @BeforeAll
    static void fill() {
        sound = shared.resolve("sound.db");
        try (Warehouse warehouse = open(sound)) {
            Stock.fill(warehouse, 40);
        }
    }

    @BeforeEach
    void copy() throws IOException {
        file = Files.copy(sound, folder.resolve("warehouse.db"));
        try (Warehouse warehouse = open(file)) {
            truth = Stock.of(warehouse).atRest();
        }
    }

    private static Warehouse open(Path file) {
        return new SqliteWarehouseProvider().open(file.toString());
    }

    /** Repairs; each loss is one line, and none of them advises what is being done. */
    private Repair repair() {
        Repair repair = new SqliteWarehouseProvider().repair(file.toString(), folder.resolve("repaired.db"));
        assertThat(repair.losses()).noneMatch(loss -> loss.contains("\n") || loss.contains("Maybe"));
        return repair;
    }

    private static Stock stock(Repair repair) {
        try (Warehouse warehouse = open(repair.copy())) {
            assertThat(warehouse.verify()).isEmpty();
            return Stock.of(warehouse);
        }
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    private void overwrite(int page, int from, int bytes) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int start = (page - 1) * PAGE + from;
        Arrays.fill(content, start, start + bytes, (byte) 0);
        Files.write(file, content);
    }

    private int root(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            return statement
                    .executeQuery("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'")
                    .getInt(1);
        }
    }

    @Test
    void repair_soundFile_copiesEverythingAndLeavesTheFileAlone() throws IOException {
        byte[] before = Files.readAllBytes(file);

        Repair repair = repair();

        assertThat(repair.losses()).isEmpty();
        assertThat(repair.isSound()).isTrue();
        assertThat(repair.kept()).containsEntry("trial", 120L).containsEntry("orphan", 3L);
        assertThat(stock(repair)).isEqualTo(truth);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(folder.resolve("repaired.db.part")).doesNotExist();
    }

    @Test
    void repair_firstPageDestroyed_bringsEverythingBack() throws IOException {
        overwrite(1, 0, PAGE);

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("headstart warehouse repair");
        assertThat(stock(repair())).isEqualTo(truth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "sqlite_autoindex_trial_1", "sqlite_autoindex_study_1", "trial_ended"})
    void repair_rootOfATreeDestroyed_bringsEverythingBack(String tree) throws SQLException, IOException {
        overwrite(root(tree), 0, PAGE);

        assertThat(stock(repair())).isEqualTo(truth);
    }

    @Test
    void repair_headsOfAllTablesLeavesDestroyed_bringsEverythingBack() throws IOException {
        byte[] content = Files.readAllBytes(file);
        for (int page = 1; page < content.length / PAGE; page++) {
            if (content[page * PAGE] == 0x0d) {
                Arrays.fill(content, page * PAGE, page * PAGE + 8, (byte) 0);
            }
        }
        Files.write(file, content);

        assertThat(stock(repair())).isEqualTo(truth);
    }

    @Test
    void repair_resultChanged_queuesTheTrialAgainAndTellsIt() throws SQLException {
        Trial changed = truth.trials().stream()
                .filter(trial -> trial.state() == TrialState.COMPLETE)
                .findFirst()
                .orElseThrow();
        sql("UPDATE trial SET value = value + 1 WHERE id = '" + changed.id() + "'");

        Repair repair = repair();

        assertThat(repair.losses()).singleElement().asString().contains(changed.id(), "queued again");
        assertThat(stock(repair).trials())
                .filteredOn(trial -> trial.id().equals(changed.id()))
                .singleElement()
                .satisfies(trial -> {
                    assertThat(trial.state()).isEqualTo(TrialState.QUEUED);
                    assertThat(trial.plan()).isEqualTo(changed.plan());
                });
    }

    @Test
    void repair_planChanged_leavesTheTrialOutAndTellsIt() throws SQLException {
        Trial changed = truth.trials().get(0);
        sql("UPDATE trial SET configuration = '{\"x\":0.5}' WHERE id = '" + changed.id() + "'");

        Repair repair = repair();

        assertThat(repair.losses()).singleElement().asString().contains(changed.id());
        assertThat(stock(repair).trials()).hasSize(truth.trials().size() - 1).noneMatch(trial -> trial.id()
                .equals(changed.id()));
    }

    /** The task's meta-features lie in the table alone. */
    @ParameterizedTest
    @ValueSource(strings = {"study", "study_space", "space", "feature_names"})
    void repair_tableThatOthersDependOnDestroyed_takesItsRowsFromTheirCopies(String table)
            throws SQLException, IOException {
        overwrite(root(table), 0, PAGE);

        Repair repair = repair();

        assertThat(repair.losses()).isEmpty();
        assertThat(stock(repair)).isEqualTo(truth);
    }

    @Test
    void repair_tableOfTasksDestroyed_keepsTasksWithoutMetaFeaturesAndAllTrials() throws SQLException, IOException {
        overwrite(root("task"), 0, PAGE);

        Repair repair = repair();

        assertThat(repair.losses()).hasSize(2).allMatch(loss -> loss.contains("its meta-features"));
        assertOnlyMetaFeaturesAreLost(stock(repair));
    }

    private void assertOnlyMetaFeaturesAreLost(Stock stock) {
        assertThat(stock.trials()).isEqualTo(truth.trials());
        assertThat(stock.studies()).isEqualTo(truth.studies());
        assertThat(stock.tasks())
                .isEqualTo(truth.tasks().stream()
                        .map(task -> new Task(
                                task.fingerprint(),
                                task.name(),
                                task.type(),
                                task.target(),
                                task.rows(),
                                task.columns(),
                                task.classes(),
                                MetaFeatureVector.empty()))
                        .toList());
    }

    @Test
    void repair_namesOfMetaFeaturesChanged_keepsTasksWithoutThemAndAllTrials() throws SQLException {
        sql("UPDATE feature_names SET text = replace(text, 'feature.7', 'feature.x')");

        Repair repair = repair();

        assertThat(repair.losses())
                .singleElement()
                .asString()
                .startsWith("feature_names 1: ")
                .endsWith("; lost with it: meta-features of tasks 2");
        assertOnlyMetaFeaturesAreLost(stock(repair));
    }

    @Test
    void repair_metaFeaturesOfATaskChanged_keepsTheTaskWithoutThem() throws SQLException {
        sql("UPDATE task SET feature_values = substr(feature_values, 2) WHERE seq = 1");

        Repair repair = repair();

        assertThat(repair.losses()).singleElement().asString().startsWith("task 1 (task 0), its meta-features: ");
        assertThat(stock(repair).trials()).isEqualTo(truth.trials());
    }

    @Test
    void repair_spaceChanged_keepsItsStudiesWithTheirOtherLearners() throws SQLException {
        sql("UPDATE space SET text = replace(text, '1.0', '2.0') WHERE seq = 1");

        Repair repair = repair();

        assertThat(repair.losses())
                .singleElement()
                .asString()
                .startsWith("space 1: ")
                .endsWith("; lost with it: learners of studies 3, trials 60");
        Stock stock = stock(repair);
        assertThat(stock.studies()).hasSize(3).allSatisfy(study -> assertThat(study.spaces())
                .containsOnlyKeys("tree"));
        assertThat(stock.trials())
                .isEqualTo(truth.trials().stream()
                        .filter(trial -> trial.proposal().learner().equals("tree"))
                        .toList());
    }

    @Test
    void repair_spaceAndItsChecksumGone_tellsWhatIsLostWithIt() throws SQLException {
        sql("PRAGMA foreign_keys = OFF; DELETE FROM space; PRAGMA secure_delete = ON; VACUUM");

        Repair repair = repair();

        assertThat(repair.losses())
                .anyMatch(loss -> loss.matches(
                        "space \\d: nothing of it is left; lost with it: budgets 3, studies 3, trials 120"));
        assertThat(stock(repair).trials()).isEmpty();
    }

    @Test
    void repair_taskChanged_tellsOnceWhatIsLostWithIt() throws SQLException {
        sql("UPDATE task SET name = 'irish' WHERE seq = 1");

        Repair repair = repair();

        assertThat(repair.losses())
                .filteredOn(loss -> loss.startsWith("task 1 (irish): "))
                .singleElement()
                .asString()
                .endsWith("; lost with it: budgets 3, studies 3, trials 120");
        assertThat(repair.losses()).hasSize(2).anyMatch(loss -> loss.endsWith("lost with it: late results 3"));
        assertThat(stock(repair).tasks()).isEqualTo(truth.tasks().subList(1, 2));
    }

    @Test
    void repair_numberOfATaskChanged_findsItByItsFingerprint() throws SQLException {
        sql("PRAGMA foreign_keys = OFF; UPDATE task SET seq = 7 WHERE seq = 1");

        Stock stock = stock(repair());

        assertThat(stock.trials()).isEqualTo(truth.trials());
        assertThat(stock.studies()).isEqualTo(truth.studies());
    }

    /** The head of a row has one byte for each column here, and its own size; before it stands the number. */
    @Test
    void repair_numberOfATrialChangedToAnothers_keepsBoth() throws IOException {
        byte[] content = Files.readAllBytes(file);
        byte[] id = "study-0-trial-5".getBytes(StandardCharsets.US_ASCII);
        int changed = 0;
        for (int at = 0; at < content.length - id.length; at++) {
            boolean inTable = content[at / PAGE * PAGE] == 0x0d;
            if (inTable && Arrays.equals(content, at, at + id.length, id, 0, id.length)) {
                int head = at - 1;
                while (content[head] != at - head) {
                    head--;
                }
                content[head - 1] = 9;
                changed++;
            }
        }
        Files.write(file, content);

        Stock stock = stock(repair());

        assertThat(changed).isPositive();
        assertThat(stock.trials()).containsExactlyInAnyOrderElementsOf(truth.trials());
    }

    @Test
    void repair_studyChanged_tellsOnceWhatIsLostWithIt() throws SQLException {
        sql("UPDATE study SET settings = replace(settings, 'auto', 'none') WHERE id = 'study-1'");

        Repair repair = repair();

        assertThat(repair.losses())
                .filteredOn(loss -> loss.startsWith("study study-1: "))
                .singleElement()
                .asString()
                .endsWith("; lost with it: budgets 1, trials 40");
        assertThat(repair.losses()).hasSize(2);
        assertThat(stock(repair).trials()).hasSize(80);
    }

    @Test
    void repair_claimChanged_keepsTheResultAndTellsIt() throws SQLException {
        Trial changed = truth.trials().get(0);
        sql("UPDATE trial SET attempt = 2, epoch = 7 WHERE id = '" + changed.id() + "'");

        Repair repair = repair();

        assertThat(repair.losses())
                .singleElement()
                .asString()
                .startsWith("trial " + changed.id())
                .contains("how often it was begun");
        assertThat(stock(repair).trials().get(0).outcome()).isEqualTo(changed.outcome());
    }

    @Test
    void repair_whileTheLogHoldsRows_takesThemFromThere() throws IOException {
        Path copied = folder.resolve("copied.db");
        try (Warehouse warehouse = open(file)) {
            Stock.addStudy(warehouse, "late", 5);
            truth = Stock.of(warehouse).atRest();
            Files.copy(file, copied);
            Files.copy(folder.resolve("warehouse.db-wal"), folder.resolve("copied.db-wal"));
        }
        file = copied;

        assertThat(stock(repair())).isEqualTo(truth);
    }

    @Test
    void repair_logCutInTheMiddle_keepsWhatItCan() throws IOException {
        Path copied = folder.resolve("copied.db");
        try (Warehouse warehouse = open(file)) {
            Stock.addStudy(warehouse, "late", 5);
            Files.copy(file, copied);
            byte[] log = Files.readAllBytes(folder.resolve("warehouse.db-wal"));
            Files.write(folder.resolve("copied.db-wal"), Arrays.copyOf(log, log.length / 2));
        }
        file = copied;

        assertThat(stock(repair()).trials()).containsAll(truth.trials());
    }

    @Test
    void repair_fileThatHoldsNothing_makesAnEmptyWarehouse() throws IOException {
        Files.write(file, new byte[10_000]);

        assertThat(stock(repair())).isEqualTo(Stock.EMPTY);
    }

    @Test
    void repair_copyThatExists_isRefused() throws IOException {
        Files.writeString(folder.resolve("repaired.db"), "mine");

        assertThatThrownBy(this::repair).isInstanceOf(WarehouseException.class).hasMessageContaining("exists already");
        assertThat(folder.resolve("repaired.db")).hasContent("mine");
    }

    @Test
    void repair_noFile_isRefused() throws IOException {
        Files.move(file, folder.resolve("elsewhere.db"), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(this::repair).isInstanceOf(WarehouseException.class).hasMessageContaining("no warehouse");
    }

    @Test
    void repair_postgres_isRefusedWithItsOwnTools() {
        assertThatThrownBy(() -> new PostgresWarehouseProvider()
                        .repair("jdbc:postgresql://localhost/tuning?user=eva", folder.resolve("copy.db")))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("pg_amcheck")
                .hasMessageContaining("pg_dump");
    }

    @Test
    void repair_firstVersionOfTheSchema_isBroughtToTheNewest() throws SQLException, IOException {
        file = folder.resolve("old.db");
        OlderSchemaTest.writeFirstVersion(file);
        overwrite(1, 0, 100);

        assertThat(stock(repair()).tasks()).containsExactly(OlderSchemaTest.TASK);
    }
}
