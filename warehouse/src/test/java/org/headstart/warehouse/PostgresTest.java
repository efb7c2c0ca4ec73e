package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.headstart.conformance.WarehouseSamples.LEASE;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.MethodChoice;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.warehouse.Dialect.Transaction;
import org.headstart.warehouse.FaultyBackend.Fate;
import org.headstart.warehouse.stores.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is PostgreSQL's own, beside what every warehouse must do: its settings, its schema, and connections that break. */
class PostgresTest {

    private final String schema = "p" + UUID.randomUUID().toString().replace("-", "");
    private final String location = TestPostgres.location(TestPostgres.port(), schema);
    private FaultyBackend backend;
    private Database database;
    private Warehouse warehouse;

    @BeforeEach
    void open() {
        backend = new FaultyBackend(server());
        database = Database.open(backend);
        warehouse = new SqlWarehouse(database);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private Backend server() {
        return new PostgresServer(PostgresAddress.parse(location), Map.of());
    }

    private static void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestPostgres.url());
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static String setting(Session session, String name) throws SQLException {
        return session.first("SELECT current_setting(?)", row -> row.text(1), name)
                .orElseThrow();
    }

    private Study study() {
        return WarehouseSamples.study(warehouse, "s", "iris");
    }

    private Claim claim() {
        return warehouse.claim("s", "a", LEASE).orElseThrow();
    }

    /** The server of these tests acknowledges before the disk unless it is told otherwise. */
    @ParameterizedTest
    @EnumSource(Transaction.class)
    void connect_serverThatWouldNotWaitForTheDisk_isMadeTo(Transaction purpose) throws SQLException {
        try (Session session = server().session(purpose)) {
            assertThat(setting(session, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(session, "fsync")).isEqualTo("on");
            assertThat(setting(session, "search_path")).isEqualTo(schema);
            session.rollBack();
        }
    }

    @Test
    void connect_roleThatWaitsForAStandbyToo_keepsThat() throws SQLException {
        String role = "r" + schema;
        sql("CREATE ROLE " + role + " LOGIN", "ALTER ROLE " + role + " SET synchronous_commit = remote_apply");
        PostgresAddress address = PostgresAddress.parse(location.replace("user=postgres", "user=" + role));
        try (Session session = new PostgresServer(address, Map.of()).session(Transaction.WRITE)) {
            assertThat(setting(session, "synchronous_commit")).isEqualTo("remote_apply");
            session.rollBack();
        }
        sql("DROP ROLE " + role);
    }

    @Test
    void connect_userOfTheEnvironment_isTakenUnlessTheLocationNamesOne() {
        PostgresAddress nobody = PostgresAddress.parse(location.replace("user=postgres&", ""));

        assertThatThrownBy(() ->
                        Database.open(new PostgresServer(nobody, Map.of("PGUSER", "eva", "PGPASSWORD", "geheim"))))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("'eva'")
                .hasMessageContaining("PGUSER")
                .satisfies(e -> assertThat(e.toString()).doesNotContain("geheim"));
        assertThat(warehouse.location()).isEqualTo(location).doesNotContain("geheim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO headstart (version) VALUES (1)", "CREATE TABLE x (x INTEGER)"})
    void read_statementThatWrites_isRefusedByTheServer(String sql) {
        assertThatThrownBy(() -> database.read(session -> session.update(sql)))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("read-only");
    }

    @Test
    void open_newerSchema_isRefusedByNumber() throws SQLException {
        sql("UPDATE " + schema + ".headstart SET version = 99");

        assertThatThrownBy(() -> Database.open(server()))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("version 99")
                .hasMessageContaining("update");
    }

    @Test
    void open_schemaOfAnotherProgram_isRefusedAndKept() throws SQLException {
        sql("CREATE SCHEMA o" + schema, "CREATE VIEW o" + schema + ".mine AS SELECT 1");
        String other = TestPostgres.location(TestPostgres.port(), "o" + schema);

        assertThatThrownBy(() -> new PostgresWarehouseProvider().open(other))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("no warehouse")
                .hasMessageContaining("currentSchema");
        sql("SELECT * FROM o" + schema + ".mine", "DROP SCHEMA o" + schema + " CASCADE");
    }

    @Test
    void exists_beforeAndAfterOpening_makesNothing() throws SQLException {
        PostgresWarehouseProvider provider = new PostgresWarehouseProvider();
        String other = TestPostgres.location(TestPostgres.port(), "n" + schema);

        assertThat(provider.exists(location)).isTrue();
        assertThat(provider.exists(other)).isFalse();
        sql("CREATE SCHEMA n" + schema, "DROP SCHEMA n" + schema);
    }

    @Test
    void open_missingDatabaseOrServer_saysWhatIsMissing() {
        String there = TestPostgres.location(TestPostgres.port(), "public");

        assertThatThrownBy(() -> new PostgresWarehouseProvider().open(there.replace("/postgres?", "/nothing_here?")))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("createdb nothing_here");
        assertThatThrownBy(() -> new PostgresWarehouseProvider().open("jdbc:postgresql://127.0.0.1:1/w"))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("not running");
    }

    /** Everything that a client stores has a key of its own, so that storing it again is storing it once. */
    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"HAPPENS_AND_THE_CONNECTION_BREAKS", "IS_LOST_WITH_THE_CONNECTION", "IS_UNDONE"})
    void commit_ofUnknownOutcome_countsOnceAndOnlyOnce(Fate fate) {
        Study study = study();
        for (int i = 0; i < 3; i++) {
            backend.atCommit(fate);
            warehouse.enqueue(WarehouseSamples.trial(study, i));
        }
        backend.atCommit(fate);
        Claim first = claim();
        backend.atCommit(fate);
        warehouse.renew(first, LEASE);
        backend.atCommit(fate);
        Trial ended = warehouse.finish(first, WarehouseSamples.complete(0.5));
        Claim second = claim();
        backend.atCommit(fate);
        warehouse.release(second);

        assertThat(first.trial().number()).isZero();
        assertThat(first.trial().attempt()).isEqualTo(1);
        assertThat(ended.value()).isEqualTo(0.5);
        assertThat(second.trial().number()).isEqualTo(1);
        assertThat(warehouse.trials("s"))
                .extracting(Trial::state)
                .containsExactly(TrialState.COMPLETE, TrialState.QUEUED, TrialState.QUEUED);
        assertThat(warehouse.trials("s")).extracting(Trial::attempt).containsExactly(1, 0, 0);
        assertThat(warehouse.verify()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fate.class,
            names = {"HAPPENS_AND_THE_CONNECTION_BREAKS", "IS_LOST_WITH_THE_CONNECTION", "IS_UNDONE"})
    void commit_ofStudiesAndExpiryOfUnknownOutcome_countsOnceAndOnlyOnce(Fate fate) throws InterruptedException {
        backend.atCommit(fate, Fate.GOES_WELL, fate);
        Study study = study();
        warehouse.enqueue(WarehouseSamples.trial(study, 0));
        assertThat(warehouse.claim("s", "a", Duration.ofMillis(1))).isPresent();
        Thread.sleep(5);
        backend.atCommit(fate);
        List<Trial> expired = warehouse.expire("s");
        backend.atCommit(fate);
        warehouse.saveChoice(choice());

        assertThat(expired).extracting(Trial::state).containsExactly(TrialState.QUEUED);
        assertThat(warehouse.studies()).containsExactly(study);
        assertThat(warehouse.choice("l", Metric.ACCURACY, Instant.MAX)).contains(choice());
        assertThat(database.<Long>read(session -> session.number("SELECT count(*) FROM method_choice")))
                .isEqualTo(1);
    }

    private static MethodChoice choice() {
        return new MethodChoice("l", "accuracy", "rgpe", "auto", 7, 90, 0.1, 0.05, 0.15);
    }

    /** What a server does that an administrator stops, or that crashes and starts again. */
    @Test
    void connections_thatTheServerEnds_areReplaced() throws SQLException {
        Study study = study();
        warehouse.enqueue(WarehouseSamples.trial(study, 0));

        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'headstart'");
        assertThat(warehouse.trials("s")).hasSize(1);
        sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'headstart'");
        warehouse.finish(claim(), WarehouseSamples.complete(0.5));

        assertThat(warehouse.trials("s")).extracting(Trial::state).containsExactly(TrialState.COMPLETE);
    }

    static Stream<String> texts() {
        return Stream.of(
                "", "a", "\0", "\u001a", "\u001a0", "\u001a\u001a0\0", "a\0b\u001ac\0\0", "\0\u001a\ud83d\ude00");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void stored_anyText_isReadBackAndOrderedAmongPrefixes(String text) {
        Dialect dialect = server().dialect();

        assertThat(dialect.stored(text)).doesNotContain("\0");
        assertThat(dialect.read(dialect.stored(text))).isEqualTo(text);
        assertThat(dialect.stored(text + "x\0")).startsWith(dialect.stored(text));
    }

    /** So history as of a study never grows: what ended before it by the clock was committed before it. */
    @Test
    void createStudy_whileATrialIsBeingEnded_waitsForIt() throws Exception {
        Study study = study();
        warehouse.enqueue(WarehouseSamples.trial(study, 0));
        Claim claim = claim();
        try (Session other = server().session(Transaction.WRITE)) {
            other.begin(Transaction.WRITE);
            other.update(
                    "UPDATE trial SET owner = owner WHERE id = ?", claim.trial().id());
            Thread creating = new Thread(() -> WarehouseSamples.study(warehouse, "later", "wine"));
            creating.start();
            while (database.<Long>read(session ->
                            session.number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"))
                    == 0) {
                Thread.onSpinWait();
            }
            assertThat(warehouse.study("later")).isEmpty();
            other.commit();
            creating.join();
        }
        assertThat(warehouse.study("later")).isPresent();
    }

    @Test
    void verify_serverWithoutFsync_saysThatAcknowledgedIsNotDurable() throws SQLException {
        sql("ALTER SYSTEM SET full_page_writes = off", "SELECT pg_reload_conf()");
        try {
            String problem = "";
            while (problem.isEmpty()) {
                problem = String.join("\n", warehouse.verify());
            }
            assertThat(problem).contains("full_page_writes = off");
        } finally {
            sql("ALTER SYSTEM RESET full_page_writes", "SELECT pg_reload_conf()");
        }
    }

    @Test
    void verify_changedRow_isNamedAndTheRestIsLookedAt() throws SQLException {
        Study study = study();
        warehouse.enqueue(WarehouseSamples.trial(study, 0));
        sql(
                "UPDATE " + schema + ".trial SET plan = replace(plan, 'TRANSFER', 'SEARCH')",
                "UPDATE " + schema + ".task SET name = 'irish'",
                "SET session_replication_role = replica; DELETE FROM " + schema + ".space");

        assertThat(String.join("\n", warehouse.verify()))
                .contains(WarehouseSamples.trial(study, 0).id())
                .contains("irish")
                .contains("of the table space, which is not there");
    }
}
