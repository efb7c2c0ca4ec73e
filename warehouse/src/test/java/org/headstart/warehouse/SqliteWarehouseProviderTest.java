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
import java.util.List;
import org.headstart.api.Providers;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.api.warehouse.WarehouseProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteWarehouseProviderTest {

    @TempDir
    Path folder;

    private final WarehouseProvider provider = new SqliteWarehouseProvider();

    private static void sql(Path file, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    private static void assertRefused(Path file, String... reasons) {
        assertThatThrownBy(() -> new SqliteWarehouseProvider().open(file.toString()))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining(file.toString())
                .satisfies(e -> assertThat(e.getMessage()).contains(List.of(reasons)));
    }

    @Test
    void open_pathInAMissingFolder_makesIt() {
        Path file = folder.resolve("a").resolve("b c").resolve("ä.db");

        try (Warehouse warehouse = Providers.warehouse(file.toString())) {
            assertThat(warehouse.location()).isEqualTo(file.toString());
        }
        assertThat(file).isRegularFile();
    }

    @Test
    void exists_beforeAndAfterOpening_makesNothing() {
        Path file = folder.resolve("a").resolve("w.db");

        assertThat(Providers.existingWarehouse(file.toString())).isEmpty();
        assertThat(folder).isEmptyDirectory();
        provider.open(file.toString()).close();
        assertThat(provider.exists(file.toString())).isTrue();
        assertThatThrownBy(() -> provider.exists("jdbc:h2:mem:x")).isInstanceOf(WarehouseException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://a:secret@host/db",
                "jdbc:mysql://host/db?password=secret",
                "JDBC:h2:mem:x;INIT=RUNSCRIPT FROM 'http://evil'",
                "jdbc:sqlite:/tmp/x.db",
                "jdbc:sqlite::memory:",
                "jdbc:"
            })
    void open_url_isRefusedWithoutItsSecrets(String url) {
        assertThat(provider.accepts(url)).isTrue();
        assertThatThrownBy(() -> provider.open(url))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("jdbc:postgresql://host")
                .satisfies(
                        e -> assertThat(e.getMessage()).doesNotContain("secret").doesNotContain("evil"));
    }

    @ParameterizedTest
    @ValueSource(strings = {":memory:", "file:x.db", ":resource:x", "x.db#y", "%00", "a;b"})
    void open_nameThatADriverMightInterpret_isAPlainFile(String name) {
        Path file = folder.resolve(name);

        try (Warehouse warehouse = provider.open(file.toString())) {
            assertThat(warehouse.location()).isEqualTo(file.toString());
        }
        assertThat(file).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.db?mode=memory", "x\u0000y"})
    void open_nameThatCannotBeAFile_isRefused(String name) {
        assertThatThrownBy(() -> provider.open(folder + "/" + name)).isInstanceOf(WarehouseException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void open_folder_isRefused() {
        assertRefused(folder, "folder");
    }

    @Test
    void open_belowAFile_isRefused() throws IOException {
        Files.writeString(folder.resolve("file"), "x");

        assertRefused(folder.resolve("file").resolve("x.db"), "cannot be made");
    }

    @Test
    void open_textFile_isRefusedAndKept() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "not a database, ".repeat(100));

        assertRefused(file, "not a SQLite database");
        assertThat(file).hasContent("not a database, ".repeat(100));
    }

    @Test
    void open_someoneElsesDatabase_isRefusedAndKept() throws SQLException {
        Path file = folder.resolve("other.db");
        sql(file, "CREATE TABLE mine (x)");

        assertRefused(file, "no warehouse");
    }

    @Test
    void open_someoneElsesVersionedDatabase_isRefused() throws SQLException {
        Path file = folder.resolve("other.db");
        sql(file, "PRAGMA user_version = 1");

        assertRefused(file, "no warehouse");
    }

    @Test
    void open_newerSchema_isRefusedByNumber() throws SQLException {
        Path file = folder.resolve("newer.db");
        provider.open(file.toString()).close();
        sql(file, "PRAGMA user_version = 99");

        assertRefused(file, "version 99", "update");
    }

    @Test
    void open_emptyFile_becomesAWarehouse() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.db"));

        try (Warehouse warehouse = provider.open(file.toString())) {
            assertThat(warehouse.info().schema()).isEqualTo(Schema.current());
        }
    }

    @Test
    void open_written_isWalAndDurable() throws SQLException {
        Path file = folder.resolve("x.db");
        provider.open(file.toString()).close();

        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1))
                    .isEqualTo("wal");
        }
        try (Database database = Database.open(new SqliteFile(file, 0))) {
            assertThat(database.<Long>read(session -> session.number("PRAGMA synchronous")))
                    .isEqualTo(2);
            assertThat(database.<Long>write(session -> session.number("PRAGMA synchronous")))
                    .isEqualTo(2);
            assertThat(database.<Long>write(session -> session.number("PRAGMA foreign_keys")))
                    .isEqualTo(1);
        }
    }
}
