package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.warehouse.FaultPoints.Point;
import org.headstart.warehouse.stores.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process dies at a statement of a study's life: the call that it was in has happened or has not, whatever came before is there, and whoever comes next
 * brings every trial to its end. {@code -Dheadstart.points=1} for every statement, {@code -Dheadstart.seeds=3} for more lives.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class HaltedLifeTest {

    private static final int STEP = Integer.getInteger("headstart.points", 97);
    private static final int SEEDS = Integer.getInteger("headstart.seeds", 1);
    private static final int LANES = Integer.getInteger("headstart.lanes", 1);
    private static final long SEED = Long.getLong("headstart.seed", 20_261_121);

    @TempDir
    Path folder;

    @Parameter
    private Store store;

    @Test
    void process_diesAtAnyStatement_leavesTheCallDoneOrNotAndTheLifeGoesOn() throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        List<Future<?>> deaths = new ArrayList<>();
        for (long seed = SEED; seed < SEED + SEEDS; seed++) {
            long life = seed;
            FaultPoints whole = FaultPoints.of(backend("whole-" + seed), seed);
            for (int i = STEP / 2; i < whole.points().size(); i += STEP) {
                Point point = whole.points().get(i);
                deaths.add(lanes.submit(() -> {
                    die(whole, point, life);
                    return null;
                }));
            }
        }
        for (Future<?> death : deaths) {
            death.get();
        }
        lanes.shutdown();
        System.out.printf("%s: %d deaths; seed %d%n", store, deaths.size(), SEED);
        assertThat(deaths).isNotEmpty();
    }

    private String location(String name) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        return store == Store.SQLITE ? own.resolve("w.db").toString() : store.location(own);
    }

    private Backend backend(String name) throws IOException {
        return HaltedLife.backend(location(name));
    }

    private void die(FaultPoints whole, Point point, long seed) throws IOException, InterruptedException {
        String name = "death-" + seed + "-" + point.number();
        String where = "%s of seed %d".formatted(point, seed);
        String[] life = {location(name), Long.toString(seed), Integer.toString(point.number())};
        try (Child child = Child.start(folder, HaltedLife.class, life)) {
            assertThat(child.process().waitFor()).as(where + child.complaints()).isEqualTo(HaltedLife.KILLED);
        }
        Backend backend = backend(name);
        List<String> left = FaultPoints.snapshot(backend);
        List<String> before = whole.between().get(point.call());
        if (point.isCommitted()) {
            assertThat(left).as(where).isIn(before, whole.between().get(point.call() + 1));
        } else {
            assertThat(left).as(where).isEqualTo(before);
        }
        complete(backend, left, where);
    }

    /** What the dead have left is begun anew; what had ended stays as it was. */
    private static void complete(Backend backend, List<String> left, String where) {
        try (Warehouse warehouse = new SqlWarehouse(Database.open(backend))) {
            if (warehouse.study(StudyLife.STUDY).isEmpty()) {
                assertThat(left).as(where).noneMatch(row -> row.startsWith("trial"));
                return;
            }
            warehouse.expire(StudyLife.STUDY, owner -> true);
            Optional<Claim> claim = claim(warehouse);
            while (claim.isPresent()) {
                warehouse.finish(
                        claim.get(),
                        WarehouseSamples.complete(claim.get().trial().number() / 10.0));
                claim = claim(warehouse);
            }
            for (Trial trial : warehouse.trials(StudyLife.STUDY)) {
                assertThat(trial.attempt()).as(where).isBetween(1, TrialQueue.ATTEMPTS);
                assertThat(trial.state()).as(where).isIn(TrialState.COMPLETE, TrialState.FAILED);
                assertThat(trial.state() == TrialState.FAILED).as(where).isEqualTo(trial.value() == null);
            }
            assertThat(warehouse.verify()).as(where).isEmpty();
        }
        assertThat(FaultPoints.snapshot(backend))
                .as(where)
                .containsAll(left.stream()
                        .filter(row -> !row.contains(" RUNNING ") && !row.contains(" QUEUED "))
                        .toList());
    }

    private static Optional<Claim> claim(Warehouse warehouse) {
        return warehouse.claim(StudyLife.STUDY, "successor", WarehouseSamples.LEASE);
    }
}
