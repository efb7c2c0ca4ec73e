package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.headstart.api.warehouse.NoRoomException;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.headstart.warehouse.FaultPoints.Point;
import org.headstart.warehouse.StudyLife.Call;
import org.headstart.warehouse.stores.Store;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A study's life in which one statement fails, at every place where one can: what was acknowledged is there, what failed has changed nothing, and
 * the study goes on to the same end. {@code -Dheadstart.points=1} for every point, not every n-th; {@code -Dheadstart.seeds=3} for more lives.
 */
class FaultPointsTest {

    private static final int STEP = Integer.getInteger("headstart.points", 61);
    private static final int SEEDS = Integer.getInteger("headstart.seeds", 1);
    private static final long SEED = Long.getLong("headstart.seed", 20_261_121);

    @TempDir
    Path folder;

    private int files;

    /** What a statement meets. */
    private enum Fault {
        DISK_FULL(SQLiteErrorCode.SQLITE_FULL, "the disk is full", false),
        /** SQLite may undo the transaction by itself before it says so. */
        DISK_FULL_AND_UNDONE(SQLiteErrorCode.SQLITE_FULL, "the disk is full", true),
        FSYNC(SQLiteErrorCode.SQLITE_IOERR_FSYNC, "SQLITE_IOERR_FSYNC", false),
        WRITE(SQLiteErrorCode.SQLITE_IOERR_WRITE, "SQLITE_IOERR_WRITE", true),
        READ(SQLiteErrorCode.SQLITE_IOERR_READ, "SQLITE_IOERR_READ", false),
        CORRUPT(SQLiteErrorCode.SQLITE_CORRUPT, "is damaged", false);

        private final SQLiteErrorCode code;
        private final String told;
        private final boolean undoes;

        Fault(SQLiteErrorCode code, String told, boolean undoes) {
            this.code = code;
            this.told = told;
            this.undoes = undoes;
        }

        boolean passes() {
            return code == SQLiteErrorCode.SQLITE_FULL;
        }

        void strike(Connection real) throws SQLException {
            if (undoes) {
                try (Statement statement = real.createStatement()) {
                    statement.execute("ROLLBACK");
                } catch (SQLException e) {
                    // No transaction had begun.
                    assertThat(e.getMessage()).contains("no transaction");
                }
            }
            throw new SQLiteException("[" + code.name() + "] " + code.message, code);
        }
    }

    private Backend sqlite() {
        return new SqliteFile(folder.resolve("w" + files++ + ".db"), 0);
    }

    private Backend postgres() {
        return new PostgresServer(
                PostgresAddress.parse(Store.POSTGRESQL.location(folder.resolve("p" + files++))), Map.of());
    }

    @ParameterizedTest
    @EnumSource
    void statement_failsInSqlite_losesNothingAndTheLifeGoesOn(Fault fault) {
        int struck = 0;
        for (long seed = SEED; seed < SEED + SEEDS; seed++) {
            FaultPoints whole = FaultPoints.of(sqlite(), seed);
            for (int i = Math.floorMod(fault.name().hashCode(), STEP);
                    i < whole.points().size();
                    i += STEP) {
                Point point = whole.points().get(i);
                if (!point.isCommitted()) {
                    strike(fault, sqlite(), whole, point, seed);
                    struck++;
                }
            }
        }
        System.out.printf("%s at %d statements; seed %d%n", fault, struck, SEED);
        assertThat(struck).isGreaterThan(2);
    }

    @ParameterizedTest
    @EnumSource(names = "DISK_FULL")
    void statement_findsTheDiskOfPostgresFull_losesNothingAndTheLifeGoesOn(Fault fault) {
        FaultPoints whole = FaultPoints.of(postgres(), SEED);
        int struck = 0;
        for (int i = 0; i < whole.points().size(); i += STEP) {
            Point point = whole.points().get(i);
            if (!point.isCommitted()) {
                strike(fault, postgres(), whole, point, SEED);
                struck++;
            }
        }
        assertThat(struck).isPositive();
    }

    private static void strike(Fault fault, Backend backend, FaultPoints whole, Point point, long seed) {
        String where = "%s at %s of seed %d".formatted(fault, point, seed);
        StudyLife life = new StudyLife(seed);
        List<Call> calls = life.calls();
        int[] passed = {-1};
        Interposed faulty = new Interposed(backend, (real, what) -> {
            if (passed[0] >= 0 && passed[0]++ == point.number()) {
                if (backend instanceof PostgresServer) {
                    throw new SQLException("could not extend file: the disk is full", "53100");
                }
                fault.strike(real);
            }
        });
        try (Warehouse warehouse = new SqlWarehouse(Database.open(faulty))) {
            passed[0] = 0;
            calls.subList(0, point.call()).forEach(call -> call.on(warehouse));

            Throwable thrown = catchThrowable(() -> calls.get(point.call()).on(warehouse));

            assertThat(thrown)
                    .as(where)
                    .isInstanceOf(fault.passes() ? NoRoomException.class : WarehouseException.class)
                    .hasMessageContaining(fault.told);
            assertThat(FaultPoints.snapshot(backend))
                    .as(where)
                    .isEqualTo(whole.between().get(point.call()));
            assertThat(warehouse.tasks()).as(where).hasSizeLessThan(2);
            if (fault.passes()) {
                goOn(warehouse, backend, calls, whole, point, where);
                return;
            }
            assertThatThrownBy(() -> calls.get(0).on(warehouse))
                    .as(where)
                    .hasMessageContaining("nothing more is written");
        }
        try (Warehouse reopened = new SqlWarehouse(Database.open(backend))) {
            goOn(reopened, backend, calls, whole, point, where);
        }
    }

    private static void goOn(
            Warehouse warehouse, Backend backend, List<Call> calls, FaultPoints whole, Point point, String where) {
        calls.subList(point.call(), calls.size()).forEach(call -> call.on(warehouse));
        assertThat(warehouse.verify()).as(where).isEmpty();
        assertThat(FaultPoints.snapshot(backend))
                .as(where)
                .isEqualTo(whole.between().get(calls.size()));
    }
}
