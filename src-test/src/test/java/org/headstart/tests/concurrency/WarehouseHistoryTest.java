package org.headstart.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.headstart.api.Providers;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.tests.crash.ChildJvm;
import org.headstart.tests.crash.Lanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes call one trial store at random, one of them is killed and another comes instead; what each asked and was answered, and what is there
 * in the end, must be a possible history. {@code -Dheadstart.histories=100 -Dheadstart.operations=10000} for the full form;
 * {@code -Dheadstart.location=LOCATION} for another warehouse than a new file.
 */
class WarehouseHistoryTest {

    private static final int HISTORIES = Integer.getInteger("headstart.histories", 1);
    private static final int OPERATIONS = Integer.getInteger("headstart.operations", 1200);
    private static final int LANES = Integer.getInteger("headstart.lanes", 1);
    private static final long SEED = Long.getLong("headstart.seed", 20_261_121);
    private static final int PROCESSES = 4;
    private static final int THREADS = 2;

    @TempDir
    Path folder;

    /** How many calls there were, and how many were never answered. */
    private record Tally(long calls, long unanswered) {

        private Tally plus(Tally other) {
            return new Tally(calls + other.calls, unanswered + other.unanswered);
        }
    }

    @Test
    void calls_severalProcessesAndOneKilled_areAPossibleHistory() throws Exception {
        Tally tally = Lanes.run(LANES, this::lane).stream().reduce(new Tally(0, 0), Tally::plus);

        System.out.printf(
                "%d histories of %d processes x %d threads: %d calls, %d never answered, 0 violations; seed %d%n",
                HISTORIES, PROCESSES, THREADS, tally.calls, tally.unanswered, SEED);
        assertThat(tally.calls).isGreaterThan(HISTORIES * OPERATIONS / 2);
    }

    private Tally lane(int lane) throws IOException, InterruptedException {
        Tally tally = new Tally(0, 0);
        for (int history = lane; history < HISTORIES; history += LANES) {
            tally = tally.plus(check(history));
        }
        return tally;
    }

    private Tally check(int history) throws IOException, InterruptedException {
        String location = System.getProperty(
                "headstart.location", folder.resolve(history + ".db").toString());
        String study = "history-" + history + "-" + SEED;
        try (Warehouse warehouse = Providers.warehouse(location)) {
            WarehouseSamples.study(warehouse, study, "iris");
            List<Operation> operations = run(location, study, new Random(SEED + history));
            List<String> violations = new HistoryChecker(operations, warehouse.trials(study)).violations();
            assertThat(violations).as("history %d of seed %d", history, SEED).isEmpty();
            assertThat(warehouse.verify()).isEmpty();
            long unanswered =
                    operations.stream().filter(call -> !call.isKnown()).count();
            return new Tally(operations.size(), unanswered);
        }
    }

    /** The last of the processes comes when the first is killed. */
    private List<Operation> run(String location, String study, Random random) throws IOException, InterruptedException {
        List<ChildJvm> children = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES - 1; i++) {
                children.add(start(location, study, i, random));
            }
            ChildJvm victim = children.get(0);
            victim.awaitLines(1 + random.nextInt(OPERATIONS / PROCESSES));
            victim.kill();
            children.add(start(location, study, PROCESSES - 1, random));
            List<Operation> operations = new ArrayList<>();
            for (ChildJvm child : children) {
                operations.addAll(Operation.ofProcess(child.lines()));
                assertThat(child.errors()).isEmpty();
            }
            return operations;
        } finally {
            children.forEach(ChildJvm::close);
        }
    }

    private ChildJvm start(String location, String study, int process, Random random) throws IOException {
        String[] arguments = Stream.of(
                        location,
                        study,
                        random.nextLong(),
                        THREADS,
                        OPERATIONS / PROCESSES / THREADS,
                        process * THREADS,
                        PROCESSES * THREADS)
                .map(Object::toString)
                .toArray(String[]::new);
        return ChildJvm.start(folder, StoreClient.class, arguments);
    }
}
