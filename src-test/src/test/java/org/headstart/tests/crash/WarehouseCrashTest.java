package org.headstart.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.headstart.api.Providers;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.tests.conformance.WarehouseSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four threads of another process write trials until the process is killed at a random moment; every trial that it had acknowledged over a pipe
 * must then be there, whole. {@code -Dheadstart.kills=500 -Dheadstart.seed=1} for more rounds.
 */
class WarehouseCrashTest {

    private static final int ROUNDS = Integer.getInteger("headstart.kills", 5);
    private static final long SEED = Long.getLong("headstart.seed", 20_261_121);

    @TempDir
    Path folder;

    @Test
    void sigkill_whileFourThreadsWrite_losesNothingThatWasAcknowledged() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        String location = folder.resolve("warehouse.db").toString();
        long acknowledged = 0;
        long unfinished = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String study = "round-" + round;
            try (Warehouse warehouse = Providers.warehouse(location)) {
                WarehouseSamples.study(warehouse, study, "iris");
            }
            List<String> acks = killedAfter(location, study, 20 + random.nextInt(500));
            acknowledged += acks.size();
            unfinished += check(location, study, acks, "round " + round + " of seed " + SEED);
        }
        System.out.printf(
                "%d kills, %d trials acknowledged, 0 lost, %d left running; seed %d%n",
                ROUNDS, acknowledged, unfinished, SEED);
        assertThat(acknowledged).isGreaterThan(ROUNDS);
    }

    private List<String> killedAfter(String location, String study, int millis)
            throws IOException, InterruptedException {
        ChildJvm child = ChildJvm.start(folder, WarehouseWorker.class, location, study, "true");
        child.awaitFirstLine();
        Thread.sleep(millis);
        child.kill();
        assertThat(child.errors()).isEmpty();
        return child.lines();
    }

    /** Tells how many trials were begun and not ended. */
    private static long check(String location, String study, List<String> acks, String round) {
        try (Warehouse warehouse = Providers.warehouse(location)) {
            assertThat(warehouse.verify()).as(round).isEmpty();
            List<Trial> trials = warehouse.trials(study);
            Map<String, Trial> byId = new HashMap<>();
            trials.forEach(trial -> byId.put(trial.id(), trial));
            assertThat(acks).as(round).doesNotHaveDuplicates().allSatisfy(ack -> {
                String[] parts = ack.split(" ");
                Trial trial = byId.get(parts[0]);
                assertThat(trial).as("%s: trial %s", round, ack).isNotNull();
                Outcome expected = WarehouseSamples.complete(WarehouseWorker.value(Integer.parseInt(parts[1])));
                assertThat(trial.outcome()).as("%s: trial %s", round, ack).isEqualTo(expected);
            });
            return trials.stream()
                    .filter(trial -> trial.state() == TrialState.RUNNING)
                    .count();
        }
    }
}
