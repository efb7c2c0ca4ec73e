package org.headstart.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.headstart.api.Providers;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.tests.crash.DyingWorker.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers that die within a trial, at each of four points, three times over: by the lease alone the trial is tried again and fails after its third
 * attempt, and what had been stored before a worker died stays. {@code -Dheadstart.batches=12 -Dheadstart.lanes=4 -Dheadstart.limit.millis=3000}
 * for 1,200 deaths, each of which must be noticed within the lease and one period of renewal.
 */
class WorkerDeathTest {

    private static final int BATCHES = Integer.getInteger("headstart.batches", 1);
    private static final int LANES = Integer.getInteger("headstart.lanes", 1);
    private static final long LIMIT_MILLIS = Long.getLong("headstart.limit.millis", 30_000);
    private static final long SEED = Long.getLong("headstart.seed", 20_261_121);
    private static final Duration LEASE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final int WORKERS = 32;
    private static final int ATTEMPTS = 3;

    @TempDir
    Path folder;

    /** How many workers died where, and how long it took at worst until their trials were free again. Of one lane. */
    private static final class Tally {
        private final Map<Point, Integer> deaths = new EnumMap<>(Point.class);
        private long worstMillis;

        private void add(Collection<Point> died, long millis) {
            died.forEach(point -> deaths.merge(point, 1, Integer::sum));
            worstMillis = Math.max(worstMillis, millis);
        }

        private void add(Tally other) {
            other.deaths.forEach((point, count) -> deaths.merge(point, count, Integer::sum));
            worstMillis = Math.max(worstMillis, other.worstMillis);
        }
    }

    @Test
    void worker_diesAtAnyPoint_isNoticedByItsLeaseAndTriedThreeTimes() throws Exception {
        Tally tally = new Tally();
        Lanes.run(LANES, this::lane).forEach(tally::add);

        System.out.printf(
                "%d deaths %s: each trial free again after %d ms at worst with a lease of %d ms; seed %d%n",
                tally.deaths.values().stream().mapToInt(Integer::intValue).sum(),
                tally.deaths,
                tally.worstMillis,
                LEASE.toMillis(),
                SEED);
        assertThat(tally.deaths.keySet()).containsExactly(Point.values());
        assertThat(tally.worstMillis).isLessThanOrEqualTo(LIMIT_MILLIS);
    }

    private Tally lane(int lane) throws IOException, InterruptedException {
        Random random = new Random(SEED + lane);
        Tally tally = new Tally();
        for (int batch = lane; batch < BATCHES; batch += LANES) {
            String location = folder.resolve("batch-" + batch + ".db").toString();
            try (Warehouse warehouse = Providers.warehouse(location)) {
                Study study = WarehouseSamples.study(warehouse, "study", "iris");
                for (int i = 0; i < WORKERS; i++) {
                    warehouse.enqueue(WarehouseSamples.trial(study, i));
                }
                dieThreeTimes(warehouse, study, random, tally);
                assertThat(warehouse.verify()).isEmpty();
            }
        }
        return tally;
    }

    /** The first time some die after the store has the result; their trials are over. */
    private void dieThreeTimes(Warehouse warehouse, Study study, Random random, Tally tally)
            throws IOException, InterruptedException {
        Set<Integer> over = new HashSet<>();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Map<Integer, Point> died = new HashMap<>();
            long killed = die(warehouse, study, WORKERS - over.size(), attempt == 1, random, died);
            died.entrySet().stream()
                    .filter(entry -> entry.getValue() == Point.BEFORE_ACKNOWLEDGEMENT)
                    .forEach(entry -> over.add(entry.getKey()));
            tally.add(died.values(), awaitExpiry(warehouse, study, attempt, WORKERS - over.size(), killed));
            requireStates(warehouse.trials(study.id()), over, attempt);
        }
    }

    /** When the workers were killed, by {@link System#nanoTime}. */
    private long die(
            Warehouse warehouse, Study study, int workers, boolean first, Random random, Map<Integer, Point> died)
            throws IOException, InterruptedException {
        int points = first ? Point.values().length : Point.values().length - 1;
        try (ChildJvm child = ChildJvm.start(
                folder,
                DyingWorker.class,
                warehouse.location(),
                study.id(),
                Integer.toString(workers),
                Long.toString(LEASE.toMillis()),
                Integer.toString(points))) {
            child.awaitLines(workers);
            Thread.sleep(random.nextInt((int) LEASE.toMillis() / 3));
            child.kill();
            long killed = System.nanoTime();
            assertThat(child.errors()).isEmpty();
            for (String line : child.lines()) {
                String[] parts = line.split(" ");
                died.put(Integer.valueOf(parts[1]), Point.valueOf(parts[0]));
            }
            assertThat(died).hasSize(workers);
            return killed;
        }
    }

    /** Looks as others that wait for work do, and tells after how many milliseconds the last trial was free; each only once. */
    private static long awaitExpiry(Warehouse warehouse, Study study, int attempt, int count, long killed)
            throws InterruptedException {
        Set<String> expired = new HashSet<>();
        while (expired.size() < count) {
            for (Trial trial : warehouse.expire(study.id())) {
                assertThat(expired.add(trial.id())).as("trial %s", trial).isTrue();
                assertThat(trial.attempt()).isEqualTo(attempt);
            }
            Thread.sleep(LOOK.toMillis());
        }
        return (System.nanoTime() - killed) / 1_000_000;
    }

    private static void requireStates(List<Trial> trials, Set<Integer> over, int attempt) {
        TrialState rest = attempt < ATTEMPTS ? TrialState.QUEUED : TrialState.FAILED;
        assertThat(trials).hasSize(WORKERS).allSatisfy(trial -> {
            boolean stored = over.contains(trial.number());
            assertThat(trial.state()).isEqualTo(stored ? TrialState.COMPLETE : rest);
            assertThat(trial.attempt()).isEqualTo(stored ? 1 : attempt);
        });
    }
}
