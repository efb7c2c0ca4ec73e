package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.headstart.api.recommendation.InitialWeights;
import org.headstart.api.recommendation.Tensor;
import org.headstart.api.warehouse.StoredWeights;
import org.headstart.api.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A backup or a repair killed at random moments: under the wanted name there is nothing, or all of it, and the next one to that name works. The
 * full form is {@code -Dheadstart.kills=50}.
 */
class KilledCopyTest {

    private static final int KILLS = Integer.getInteger("headstart.kills", 2);
    private static final long SEED = Long.getLong("headstart.seed", 1);

    /** Ten megabytes of weights, so that copying takes its time. */
    private static final int WEIGHTS = 10;

    private static final int NUMBERS = 1 << 17;

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Stock truth = Stock.EMPTY;

    @BeforeEach
    void fill() {
        file = folder.resolve("warehouse.db");
        try (Warehouse warehouse = open(file)) {
            Stock.fill(warehouse, 6);
            Map<String, Tensor> tensors = Map.of("w", Tensor.of(List.of(NUMBERS), new double[NUMBERS]));
            for (int i = 0; i < WEIGHTS; i++) {
                warehouse.saveWeights(new StoredWeights(
                        "large-" + i,
                        "forest",
                        "f",
                        "test",
                        Instant.EPOCH,
                        new InitialWeights("linear", List.of(), List.of(), tensors)));
            }
            truth = Stock.of(warehouse).atRest();
        }
    }

    private static Warehouse open(Path file) {
        return new SqliteWarehouseProvider().open(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"backup", "repair"})
    void copy_killed_leavesNothingOrAllOfIt(String way) throws IOException, InterruptedException {
        Random random = new Random(SEED);
        int millis = (int) (copy(way, folder.resolve("first.db"), Integer.MAX_VALUE) / 1_000_000);
        Path copy = folder.resolve("copy.db");
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            killed += copy(way, copy, random.nextInt(millis + millis / 4 + 1)) < 0 ? 1 : 0;
            if (Files.exists(copy)) {
                assertWhole(copy);
                Files.delete(copy);
            }
        }
        assertThat(copy(way, copy, Integer.MAX_VALUE)).isPositive();
        assertWhole(copy);
        System.out.printf("%s: %d kills within %d ms, %d in time; seed %d%n", way, KILLS, millis, killed, SEED);
    }

    private void assertWhole(Path copy) {
        try (Warehouse warehouse = open(copy)) {
            assertThat(warehouse.verify()).as("seed %d", SEED).isEmpty();
            assertThat(Stock.of(warehouse).atRest()).isEqualTo(truth);
        }
    }

    /** Tells how many nanoseconds it took; -1 when it was killed before the end. */
    private long copy(String way, Path copy, int killAfter) throws IOException, InterruptedException {
        try (Child child = Child.start(folder, Copying.class, way, file.toString(), copy.toString());
                BufferedReader out = child.process().inputReader()) {
            assertThat(out.readLine()).as(child.complaints()).isEqualTo("copying");
            if (killAfter < Integer.MAX_VALUE) {
                Thread.sleep(killAfter);
                child.kill();
            }
            String nanos = out.readLine();
            return nanos == null ? -1 : Long.parseLong(nanos);
        }
    }

    @Test
    void backup_besideAnUnfinishedOne_replacesThat() throws IOException {
        Files.writeString(folder.resolve("copy.db.part"), "half of a backup");
        try (Warehouse warehouse = open(file)) {
            warehouse.backup(folder.resolve("copy.db"));
        }
        assertWhole(folder.resolve("copy.db"));
        assertThat(folder.resolve("copy.db.part")).doesNotExist();
    }
}
