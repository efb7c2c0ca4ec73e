package org.headstart.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.headstart.api.Providers;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.tests.crash.WarehouseWorker.Ack;
import org.headstart.tests.crash.WarehouseWorker.Task;
import org.headstart.warehouse.stores.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Four threads of another process write trials until the process is killed at a random moment; every trial that it had acknowledged over a pipe
 * must then be there, whole. {@code -Dheadstart.kills=500} for more rounds.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class WarehouseCrashTest {

    private static final int ROUNDS = Integer.getInteger("headstart.kills", 4);
    private static final int LANES = Integer.getInteger("headstart.lanes", 1);
    private static final int ROUNDS_OF_A_FILE = 20;
    private static final int SHORTEST_MILLIS = 20;
    private static final int LONGEST_MILLIS = 2000;
    private static final long SEED = Long.getLong("headstart.seed", 20_261_121);

    @TempDir
    Path folder;

    @Parameter
    private Store store;

    /** What came of some rounds. */
    private record Tally(long acknowledged, long found, long lost, long unfinished, long worstMillis) {

        private static final Tally NONE = new Tally(0, 0, 0, 0, 0);

        private Tally plus(Tally other) {
            return new Tally(
                    acknowledged + other.acknowledged,
                    found + other.found,
                    lost + other.lost,
                    unfinished + other.unfinished,
                    Math.max(worstMillis, other.worstMillis));
        }
    }

    @Test
    void sigkill_whileFourThreadsWrite_losesNothingThatWasAcknowledged() throws Exception {
        Tally tally = Lanes.run(LANES, this::lane).stream().reduce(Tally.NONE, Tally::plus);

        System.out.printf(
                "%s: %d kills: %d trials acknowledged, %d found, %d lost, 0 partial, %d left running; opening took %d ms at"
                        + " worst; seed %d%n",
                store, ROUNDS, tally.acknowledged, tally.found, tally.lost, tally.unfinished, tally.worstMillis, SEED);
        assertThat(tally.lost).isZero();
        assertThat(tally.acknowledged).isGreaterThan(ROUNDS);
    }

    private Tally lane(int lane) throws IOException, InterruptedException {
        Random random = new Random(SEED + lane);
        Tally tally = Tally.NONE;
        for (int round = lane; round < ROUNDS; round += LANES) {
            String location = store.location(folder.resolve("lane-" + lane + "-" + round / LANES / ROUNDS_OF_A_FILE));
            tally = tally.plus(round(location, "round-" + round, random));
        }
        return tally;
    }

    private Tally round(String location, String study, Random random) throws IOException, InterruptedException {
        try (Warehouse warehouse = Providers.warehouse(location)) {
            WarehouseSamples.study(warehouse, study, "iris");
        }
        int millis = SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS);
        List<Ack> acks = killedAfter(location, study, millis);
        long start = System.nanoTime();
        try (Warehouse warehouse = Providers.warehouse(location)) {
            List<Trial> trials = warehouse.trials(study);
            long opened = (System.nanoTime() - start) / 1_000_000;
            assertThat(warehouse.verify())
                    .as("%s of seed %d, killed after %d ms", study, SEED, millis)
                    .isEmpty();
            long found = trials.stream().filter(trial -> trial.state().isEnd()).count();
            return new Tally(acks.size(), found, lost(acks, trials), running(trials), opened);
        }
    }

    private List<Ack> killedAfter(String location, String study, int millis) throws IOException, InterruptedException {
        try (ChildJvm child = ChildJvm.start(
                folder,
                WarehouseWorker.class,
                WarehouseWorker.arguments(location, study, Task.PLAN, WarehouseSamples.LEASE))) {
            child.awaitFirstLine();
            Thread.sleep(millis);
            child.kill();
            assertThat(child.errors()).isEmpty();
            return child.lines().stream().map(Ack::of).toList();
        }
    }

    /** How many acknowledged trials are not there as they were acknowledged. */
    private static long lost(List<Ack> acks, List<Trial> trials) {
        Map<String, Trial> byId = new HashMap<>();
        trials.forEach(trial -> byId.put(trial.id(), trial));
        Set<String> seen = new HashSet<>();
        List<Ack> lost = new ArrayList<>();
        for (Ack ack : acks) {
            Trial trial = byId.get(ack.id());
            boolean whole = trial != null
                    && WarehouseSamples.complete(WarehouseWorker.value(ack.number()))
                            .equals(trial.outcome());
            if (!whole || !seen.add(ack.id())) {
                lost.add(ack);
            }
        }
        lost.forEach(ack -> System.out.println("lost: " + ack));
        return lost.size();
    }

    private static long running(List<Trial> trials) {
        return trials.stream()
                .filter(trial -> trial.state() == TrialState.RUNNING)
                .count();
    }
}
