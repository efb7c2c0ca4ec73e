package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.warehouse.stores.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes that die while they bring a warehouse of an earlier version up to date: at statements and at random moments. Whoever opens it next
 * must find everything. {@code -Dheadstart.full=true} for every statement, {@code -Dheadstart.kills=50} for more moments of each version.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class KilledMigrationTest {

    private static final boolean FULL = Boolean.getBoolean("headstart.full");
    private static final int KILLS = Integer.getInteger("headstart.kills", 1);
    private static final long SEED = Long.getLong("headstart.seed", 1);
    private static final int NEVER = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    @Parameter
    private Store store;

    private final Random random = new Random(SEED);
    private Path today = Path.of("");
    private Stock truth = Stock.EMPTY;
    private Map<String, String> exported = Map.of();
    private int rounds;
    private int killed;

    @BeforeEach
    void fill() {
        today = folder.resolve("today.db");
        try (Warehouse warehouse = new SqliteWarehouseProvider().open(today.toString())) {
            Stock.fill(warehouse, 12);
            truth = Stock.of(warehouse);
        }
    }

    @Test
    void open_earlierVersionAfterTheMigrationWasKilled_findsEverything() throws Exception {
        boolean brief = !FULL && store == Store.POSTGRESQL;
        for (int version = 1; version <= OlderWarehouse.LAST; version += brief ? OlderWarehouse.LAST - 1 : 1) {
            int statements = check(version, NEVER, false);
            assertThat(statements).isGreaterThan(10);
            int step = FULL ? 1 : statements - 1;
            for (int last = 1 + random.nextInt(step); last <= statements; last += step) {
                check(version, last, false);
            }
            for (int i = 0; i < (brief ? 0 : KILLS); i++) {
                check(version, NEVER, true);
            }
        }
        System.out.printf(
                "%s: %d migrations, %d of them killed, all found whole; seed %d%n", store, rounds, killed, SEED);
        assertThat(killed).isPositive();
    }

    /** Tells how many statements there were, if it came to the end. */
    private int check(int version, int last, boolean atRandom) throws IOException, SQLException, InterruptedException {
        rounds++;
        String what = "version " + version + ", round " + rounds + " of seed " + SEED;
        String location = store.location(folder.resolve("round-" + rounds));
        if (store == Store.SQLITE) {
            Files.createDirectories(Path.of(location).resolveSibling("."));
        }
        OlderWarehouse.write(today, Migrating.backend(location), version);
        int statements = migrate(location, last, atRandom, what);
        try (Warehouse warehouse = new SqlWarehouse(Database.open(Migrating.backend(location)))) {
            assertThat(warehouse.verify()).as(what).isEmpty();
            assertThat(Stock.of(warehouse)).as(what).isEqualTo(truth);
            assertThat(export(warehouse, "round-" + rounds)).as(what).isEqualTo(export(today));
        }
        return statements;
    }

    private int migrate(String location, int last, boolean atRandom, String what)
            throws IOException, InterruptedException {
        try (Child child = Child.start(folder, Migrating.class, location, Integer.toString(last));
                BufferedReader out = child.process().inputReader()) {
            assertThat(out.readLine()).as("%s: %s", what, child.complaints()).isEqualTo("opening");
            if (atRandom) {
                Thread.sleep(random.nextInt(store == Store.SQLITE ? 400 : 800));
                child.kill();
            }
            String said = out.readLine();
            int exit = child.process().waitFor();
            assertThat(exit).as("%s: %s", what, child.complaints()).isIn(0, Migrating.KILLED);
            killed += exit == 0 ? 0 : 1;
            return said == null ? 0 : Integer.parseInt(said);
        }
    }

    /** What a warehouse that was never migrated exports. */
    private Map<String, String> export(Path file) throws IOException {
        if (exported.isEmpty()) {
            try (Warehouse warehouse = new SqliteWarehouseProvider().open(file.toString())) {
                exported = export(warehouse, "exported");
            }
        }
        return exported;
    }

    private Map<String, String> export(Warehouse warehouse, String name) throws IOException {
        Path to = folder.resolve("packs").resolve(name);
        warehouse.exportTo(to);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(to)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(to.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
