package org.headstart.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.headstart.api.Providers;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.tests.crash.WarehouseWorker.Ack;
import org.headstart.tests.crash.WarehouseWorker.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four threads write until the system refuses a write in the middle of it, with an error that is no full disk: the shell limits the size of files.
 * {@code -Dheadstart.points=100} for more limits.
 */
class FileLimitTest {

    private static final int POINTS = Integer.getInteger("headstart.points", 3);
    private static final long SEED = Long.getLong("headstart.seed", 20_261_121);

    /** Of 512 bytes; the driver writes its library into a file, which must fit. */
    private static final int LEAST_BLOCKS = 5000;

    private static final Path SHELL = Path.of("/bin/sh");

    @TempDir
    Path folder;

    @Test
    void write_refusedByTheSystem_stopsWithoutAFalseAcknowledgement() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(SHELL), "there is no shell that limits files");
        Random random = new Random(SEED);
        long acknowledged = 0;
        for (int i = 0; i < POINTS; i++) {
            acknowledged += strike("limit-" + i, LEAST_BLOCKS + random.nextInt(3000));
        }
        System.out.printf("%d limits, %d trials acknowledged, 0 lost; seed %d%n", POINTS, acknowledged, SEED);
        assertThat(acknowledged).isPositive();
    }

    private long strike(String study, int blocks) throws IOException, InterruptedException {
        String location = folder.resolve(study + ".db").toString();
        try (Warehouse warehouse = Providers.warehouse(location)) {
            WarehouseSamples.study(warehouse, study, "iris");
        }
        List<Ack> acks;
        try (ChildJvm child = ChildJvm.startWithin(
                List.of(SHELL.toString(), "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"),
                folder,
                List.of("-XX:-UsePerfData"),
                WarehouseWorker.class,
                WarehouseWorker.arguments(location, study, Task.PLAN, WarehouseSamples.LEASE))) {
            acks = child.lines().stream().map(Ack::of).toList();
            assertThat(child.errors())
                    .as("%d blocks of seed %d", blocks, SEED)
                    .contains("had a fault of the disk: [SQLITE_IOERR_WRITE]", "Nothing more is written", "Maybe")
                    .doesNotContain("the disk is full");
        }
        try (Warehouse warehouse = Providers.warehouse(location)) {
            Map<String, Trial> found = warehouse.trials(study).stream()
                    .filter(trial -> trial.state().isEnd())
                    .collect(Collectors.toMap(Trial::id, Function.identity()));
            assertThat(found.keySet()).containsAll(acks.stream().map(Ack::id).toList());
            assertThat(warehouse.verify()).isEmpty();
            warehouse.expire(study, owner -> true);
            WarehouseSamples.run(warehouse, warehouse.study(study).orElseThrow(), 1 << 20, 0.5);
        }
        return acks.size();
    }
}
