package org.headstart.tests.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.headstart.api.Providers;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;
import org.headstart.tests.crash.ChildJvm;
import org.headstart.tests.crash.WarehouseWorker;
import org.headstart.warehouse.stores.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Several threads and processes claim from one warehouse. {@code -Dheadstart.trials=20000 -Dheadstart.processes=8} for more of them. */
@ParameterizedClass(name = "{0}")
@EnumSource(Store.class)
class WarehouseConcurrencyTest {

    private static final int TRIALS = Integer.getInteger("headstart.trials", 400);
    private static final int PROCESSES = Integer.getInteger("headstart.processes", 3);
    private static final int THREADS = 8;

    @TempDir
    Path folder;

    @Parameter
    private Store store;

    private String location() {
        return store.location(folder);
    }

    private static Study filled(Warehouse warehouse, int trials) {
        Study study = WarehouseSamples.study(warehouse, "study", "iris");
        for (int i = 0; i < trials; i++) {
            warehouse.enqueue(WarehouseSamples.trial(study, i));
        }
        return study;
    }

    private static void assertEachCompletedOnce(Warehouse warehouse, int trials) {
        assertThat(warehouse.trials("study")).hasSize(trials).allSatisfy(trial -> {
            assertThat(trial.state()).isEqualTo(TrialState.COMPLETE);
            assertThat(trial.attempt()).isEqualTo(1);
        });
        assertThat(warehouse.verify()).isEmpty();
    }

    @Test
    void claim_severalProcesses_eachTrialIsCompletedOnce() throws IOException, InterruptedException {
        try (Warehouse warehouse = Providers.warehouse(location())) {
            filled(warehouse, TRIALS);
            long start = System.nanoTime();
            List<ChildJvm> children = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                children.add(ChildJvm.start(
                        folder,
                        WarehouseWorker.class,
                        WarehouseWorker.arguments(
                                location(), "study", WarehouseWorker.Task.RUN_QUEUED, WarehouseSamples.LEASE)));
            }
            List<String> acks = new ArrayList<>();
            for (ChildJvm child : children) {
                acks.addAll(child.lines());
                assertThat(child.errors()).isEmpty();
                assertThat(child.exit()).isZero();
            }

            assertThat(acks).hasSize(TRIALS).doesNotHaveDuplicates();
            assertEachCompletedOnce(warehouse, TRIALS);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%s: %d processes x 4 threads claimed and ended %d trials in %.1f s, their start included%n",
                    store, PROCESSES, TRIALS, seconds);
        }
    }

    @Test
    void open_newFileFromSeveralProcessesAndThreads_isMadeOnce() throws InterruptedException, ExecutionException {
        List<String> locations = runAll(() -> {
            try (Warehouse warehouse = Providers.warehouse(location())) {
                WarehouseSamples.study(warehouse, "study", "iris");
                return warehouse.location();
            }
        });

        assertThat(locations).hasSize(THREADS);
        try (Warehouse warehouse = Providers.warehouse(location())) {
            assertThat(warehouse.studies()).hasSize(1);
            assertThat(warehouse.verify()).isEmpty();
        }
    }

    @Test
    void claim_threadsOfOneWarehouse_eachTrialIsCompletedOnce() throws InterruptedException, ExecutionException {
        try (Warehouse warehouse = Providers.warehouse(location())) {
            Study study = filled(warehouse, 200);

            List<Integer> counts = runAll(() -> drain(warehouse, study));

            assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
            assertEachCompletedOnce(warehouse, 200);
        }
    }

    @Test
    void claim_warehousesOfOneFile_eachTrialIsCompletedOnce() throws InterruptedException, ExecutionException {
        try (Warehouse warehouse = Providers.warehouse(location())) {
            Study study = filled(warehouse, 200);

            List<Integer> counts = runAll(() -> {
                try (Warehouse own = Providers.warehouse(location())) {
                    return drain(own, study);
                }
            });

            assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
            assertEachCompletedOnce(warehouse, 200);
        }
    }

    @Test
    void enqueue_sameTrialsFromSeveralThreads_areStoredOnce() throws InterruptedException, ExecutionException {
        try (Warehouse warehouse = Providers.warehouse(location())) {
            Study study = WarehouseSamples.study(warehouse, "study", "iris");

            runAll(() -> {
                for (int i = 0; i < 30; i++) {
                    warehouse.enqueue(WarehouseSamples.trial(study, i));
                }
                return 0;
            });

            assertThat(warehouse.trials("study"))
                    .extracting(Trial::number)
                    .hasSize(30)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void read_whileOthersWrite_seesWholeTrialsOnly() throws InterruptedException, ExecutionException {
        try (Warehouse warehouse = Providers.warehouse(location())) {
            Study study = filled(warehouse, 200);
            List<Integer> counts = runAll(() -> {
                int ended = 0;
                for (Optional<Claim> claim = claim(warehouse, study);
                        claim.isPresent();
                        claim = claim(warehouse, study)) {
                    warehouse.finish(claim.get(), WarehouseSamples.complete(0.5));
                    ended++;
                    if (ended % 5 == 0) {
                        assertThat(warehouse.trials("study")).hasSize(200);
                        assertThat(warehouse.verify()).isEmpty();
                    }
                }
                return ended;
            });

            assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(200);
        }
    }

    private static Optional<Claim> claim(Warehouse warehouse, Study study) {
        return warehouse.claim(study.id(), Thread.currentThread().getName(), WarehouseSamples.LEASE);
    }

    private static int drain(Warehouse warehouse, Study study) {
        int ended = 0;
        for (Optional<Claim> claim = claim(warehouse, study); claim.isPresent(); claim = claim(warehouse, study)) {
            warehouse.finish(claim.get(), WarehouseSamples.complete(0.5));
            ended++;
        }
        return ended;
    }

    private static <T> List<T> runAll(Callable<T> work) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(THREADS, work))) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
