package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.headstart.api.warehouse.Repair;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.api.warehouse.WarehouseException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of which SQLite drops a part without a word. */
class RawLogTest {

    private static final int HEADER = 32;
    private static final int FRAME = 4096 + 24;

    @TempDir
    private static Path shared = Path.of("");

    private static byte[] database = {};
    private static byte[] log = {};
    private static Stock truth = Stock.EMPTY;

    @TempDir
    private Path folder;

    @BeforeAll
    static void fill() throws IOException {
        Path file = shared.resolve("warehouse.db");
        try (Warehouse warehouse = open(file)) {
            Stock.fill(warehouse, 6);
        }
        try (Warehouse warehouse = open(file)) {
            Stock.addStudy(warehouse, "late", 6);
            truth = Stock.of(warehouse);
            database = Files.readAllBytes(file);
            log = Files.readAllBytes(shared.resolve("warehouse.db-wal"));
        }
    }

    private static Warehouse open(Path file) {
        return new SqliteWarehouseProvider().open(file.toString());
    }

    private Path write(byte[] changedLog) throws IOException {
        Path file = folder.resolve("warehouse.db");
        Files.write(file, database);
        Files.write(folder.resolve("warehouse.db-wal"), changedLog);
        return file;
    }

    private static byte[] flipped(int at) {
        byte[] changed = log.clone();
        changed[at] ^= 1;
        return changed;
    }

    /** Where the last frame begins that ends a transaction, counted from the end. */
    private static int commit(int fromTheEnd) {
        int left = fromTheEnd;
        for (int at = log.length - FRAME; at >= HEADER; at -= FRAME) {
            boolean commits = ByteBuffer.wrap(log).getInt(at + 4) != 0;
            if (commits && left-- == 0) {
                return at;
            }
        }
        throw new IllegalStateException("The log has too few commits.");
    }

    private static Stock stock(Path file) {
        try (Warehouse warehouse = open(file)) {
            return Stock.of(warehouse);
        }
    }

    @Test
    void open_wholeLog_givesEverything() throws IOException {
        assertThat(stock(write(log))).isEqualTo(truth);
    }

    @Test
    void open_firstFrameDamaged_isRefusedBeforeAnythingIsDropped() throws IOException {
        byte[] changed = flipped(HEADER + 24 + 100);
        Path file = write(changed);

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("would drop its last")
                .hasMessageContaining("headstart warehouse repair");
        assertThat(folder.resolve("warehouse.db-wal")).hasBinaryContent(changed);
        assertThat(file).hasBinaryContent(database);
    }

    @Test
    void open_headOfTheLogDamaged_isRefused() throws IOException {
        Path file = write(flipped(17));

        assertThatThrownBy(() -> open(file)).isInstanceOf(WarehouseException.class);
    }

    @Test
    void repair_firstFrameDamaged_bringsBackTheCommitsThatWouldBeDropped() throws IOException {
        Path file = write(flipped(HEADER + 24 + 100));

        Repair repair = new SqliteWarehouseProvider()
                .repair(file.toString(), folder.resolve("repaired.db").toAbsolutePath());

        assertThat(repair.isSound()).isTrue();
        assertThat(stock(repair.copy()).trials()).isEqualTo(truth.atRest().trials());
    }

    /** As a loss of power leaves it: the last commit was not acknowledged. */
    @Test
    void open_lastCommitTorn_opensWithoutIt() throws IOException {
        assertThat(stock(write(flipped(commit(0) + 24))).trials()).hasSameSizeAs(truth.trials());
    }

    @Test
    void open_lastCommitButOneDamaged_isRefused() throws IOException {
        Path file = write(flipped(commit(1) + 24));

        assertThatThrownBy(() -> open(file)).hasMessageContaining("its last 2 commits");
    }

    /** Frames of an earlier time lie behind the end of the log; they were dealt with long ago. */
    @Test
    void open_framesOfAnEarlierLogBehindTheEnd_opens() throws IOException {
        byte[] longer = Arrays.copyOf(log, 2 * log.length - HEADER);
        System.arraycopy(log, HEADER, longer, log.length, log.length - HEADER);
        for (int at = log.length; at < longer.length; at += FRAME) {
            longer[at + 8] ^= 1;
        }

        assertThat(stock(write(longer))).isEqualTo(truth);
    }

    @Test
    void open_emptyLog_opens() throws IOException {
        assertThat(stock(write(new byte[0])).studies()).hasSize(3);
    }
}
