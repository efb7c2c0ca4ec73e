package org.headstart.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.headstart.api.Providers;
import org.headstart.api.trial.Outcome;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.tests.crash.WarehouseWorker.Ack;
import org.headstart.tests.crash.WarehouseWorker.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes of four threads each run the trials of one study while one of them, chosen at random, is killed again and again and another takes its
 * place. {@code -Dheadstart.trials=20000 -Dheadstart.processes=8 -Dheadstart.kill.millis=2000} for the full form;
 * {@code -Dheadstart.location=LOCATION} for another warehouse than a new file.
 */
class KilledWorkersTest {

    private static final int TRIALS = Integer.getInteger("headstart.trials", 600);
    private static final int PROCESSES = Integer.getInteger("headstart.processes", 2);
    private static final int KILL_MILLIS = Integer.getInteger("headstart.kill.millis", 1000);
    private static final long SEED = Long.getLong("headstart.seed", 20_261_121);
    private static final Duration LEASE = Duration.ofSeconds(2);

    private final Random random = new Random(SEED);
    private final List<ChildJvm> alive = new ArrayList<>();
    private final List<Ack> acks = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void sigkill_randomWorkerAgainAndAgain_eachTrialIsCompletedOnce() throws IOException, InterruptedException {
        String location = System.getProperty(
                "headstart.location", folder.resolve("warehouse.db").toString());
        try (Warehouse warehouse = Providers.warehouse(location)) {
            Study study = WarehouseSamples.study(warehouse, "killed-" + System.nanoTime(), "iris");
            for (int i = 0; i < TRIALS; i++) {
                warehouse.enqueue(WarehouseSamples.trial(study, i));
            }
            long start = System.nanoTime();
            int kills = runAll(warehouse, location, study);
            double seconds = (System.nanoTime() - start) / 1e9;

            assertEachIsComplete(warehouse.trials(study.id()));
            assertThat(warehouse.verify()).isEmpty();
            System.out.printf(
                    "%d processes x 4 threads, %d trials in %.1f s: %d kills, %d acknowledged, 0 twice, 0 lost, 0 errors;"
                            + " claims %s; seed %d%n",
                    PROCESSES, TRIALS, seconds, kills, acks.size(), percentiles(), SEED);
        }
    }

    private int runAll(Warehouse warehouse, String location, Study study) throws IOException, InterruptedException {
        int kills = 0;
        try {
            for (int i = 0; i < PROCESSES; i++) {
                alive.add(start(location, study));
            }
            while (isOpen(warehouse)) {
                Thread.sleep(KILL_MILLIS);
                ChildJvm victim = alive.remove(random.nextInt(alive.size()));
                victim.kill();
                kills++;
                take(victim);
                alive.add(start(location, study));
            }
            for (ChildJvm child : alive) {
                take(child);
                assertThat(child.exit()).isZero();
            }
        } finally {
            alive.forEach(ChildJvm::close);
        }
        return kills;
    }

    private ChildJvm start(String location, Study study) throws IOException {
        return ChildJvm.start(
                folder, WarehouseWorker.class, WarehouseWorker.arguments(location, study.id(), Task.RUN_ALL, LEASE));
    }

    private static boolean isOpen(Warehouse warehouse) {
        Map<String, Long> trials = warehouse.info().trials();
        return trials.containsKey("QUEUED") || trials.containsKey("RUNNING");
    }

    /** Whatever a worker prints as an error, a locked database above all, is one. */
    private void take(ChildJvm child) throws IOException, InterruptedException {
        child.lines().forEach(line -> acks.add(Ack.of(line)));
        assertThat(child.errors()).isEmpty();
    }

    private void assertEachIsComplete(List<Trial> trials) {
        assertThat(acks).extracting(Ack::id).as("seed %d", SEED).doesNotHaveDuplicates();
        assertThat(trials).as("seed %d", SEED).hasSize(TRIALS).allSatisfy(trial -> {
            Outcome expected = WarehouseSamples.complete(WarehouseWorker.value(trial.number()));
            assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
            assertThat(trial.outcome()).isEqualTo(expected);
            assertThat(trial.attempt()).isBetween(1, 3);
        });
        assertThat(trials.stream().map(Trial::id).collect(Collectors.toSet()))
                .containsAll(acks.stream().map(Ack::id).toList());
    }

    private String percentiles() {
        List<Long> sorted = acks.stream().map(Ack::claimMicros).sorted().toList();
        return "p50 %.1f ms, p99 %.1f ms, worst %.1f ms".formatted(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1.0));
    }

    private static double at(List<Long> sorted, double share) {
        int index = (int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size()));
        return sorted.get(index) / 1000.0;
    }
}
