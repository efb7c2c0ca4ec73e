package org.headstart.tests.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.headstart.cli.Main;
import org.headstart.tests.crash.ChildJvm;
import org.headstart.warehouse.stores.Store;
import org.headstart.warehouse.stores.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The password of a warehouse is in the environment of the process that was given it, and nowhere else. */
class PasswordTest {

    private static final String SECRET = "geheim-8c1f0d";
    private static final List<String> WITH_PASSWORD = List.of("/usr/bin/env", "PGPASSWORD=" + SECRET);

    /** On the command line of a trial's process, once it is more than the helper by which the JVM makes processes. */
    private static final String TRIAL = "/arguments";

    private static final Path PROCESSES = Path.of("/proc");

    @TempDir
    Path folder;

    /** What every user of the machine, or every learner, may read of a process. */
    private static String told(ProcessHandle process, String what) {
        try {
            Path file = PROCESSES.resolve(Long.toString(process.pid())).resolve(what);
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    @Test
    void tune_onPostgres_keepsThePasswordFromTrialsOutputAndDatabase() throws Exception {
        assumeTrue(Files.isReadable(PROCESSES.resolve("self/environ")), "this system does not show its processes");
        assumeTrue(Files.isExecutable(Path.of(WITH_PASSWORD.get(0))), "there is no env");
        String location = Store.POSTGRESQL.location(folder);
        Set<Long> trials = new HashSet<>();
        try (ChildJvm tune = ChildJvm.startWithin(
                WITH_PASSWORD,
                folder,
                List.of(),
                Main.class,
                "tune",
                "iris",
                "--learner",
                "tribuo:CART",
                "--trials",
                "4",
                "--verbose",
                "--json",
                "--warehouse",
                location)) {
            while (tune.isAlive()) {
                String own = told(tune.handle(), "cmdline");
                assertThat(own.startsWith(WITH_PASSWORD.get(0)) ? "" : own).doesNotContain(SECRET);
                for (ProcessHandle trial : tune.handle().descendants().toList()) {
                    String command = told(trial, "cmdline");
                    if (command.contains(TRIAL)) {
                        assertThat(command + told(trial, "environ")).doesNotContain(SECRET);
                        trials.add(trial.pid());
                    }
                }
                Thread.sleep(5);
            }
            assertThat(tune.exit()).as(tune.errors()).isZero();
            assertThat(String.join("\n", tune.lines())).contains("\"study\"").doesNotContain(SECRET);
            assertThat(tune.errors()).doesNotContain(SECRET);
        }
        assertThat(trials).as("processes of trials that were looked at").isNotEmpty();
        String schema = location.replaceAll(".*currentSchema=", "");
        assertThat(rows(schema)).isNotEmpty().noneMatch(row -> row.contains(SECRET));
    }

    private static List<String> rows(String schema) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(TestPostgres.url());
                Statement statement = connection.createStatement()) {
            List<String> tables =
                    texts(statement, "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = '" + schema + "'");
            for (String table : tables) {
                rows.addAll(texts(statement, "SELECT CAST(t AS TEXT) FROM " + schema + "." + table + " t"));
            }
        }
        return rows;
    }

    private static List<String> texts(Statement statement, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Test
    void connect_failing_tellsNoPasswordEvenInItsStackTrace() throws Exception {
        try (ChildJvm info = ChildJvm.startWithin(
                WITH_PASSWORD,
                folder,
                List.of(),
                Main.class,
                "warehouse",
                "info",
                "--verbose",
                "--warehouse",
                "jdbc:postgresql://127.0.0.1:1/none?user=eva")) {
            assertThat(info.exit()).isEqualTo(1);
            assertThat(info.errors()).contains("cannot be used", "\tat ").doesNotContain(SECRET);
        }
    }
}
