package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Repair;
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

    private Repair repair() {
        return new SqliteWarehouseProvider().repair(file.toString(), folder.resolve("repaired.db"));
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

    @Test
    void repair_studyChanged_tellsItAndItsTrials() throws SQLException {
        sql("UPDATE study SET settings = replace(settings, 'auto', 'none') WHERE id = 'study-1'");

        Repair repair = repair();

        assertThat(repair.losses()).anyMatch(loss -> loss.startsWith("study study-1: "));
        assertThat(repair.losses())
                .filteredOn(loss -> loss.contains("refers to is lost"))
                .hasSizeGreaterThan(40);
        assertThat(stock(repair).trials()).hasSize(80);
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
