package org.headstart.tests.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.headstart.api.Providers;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.tests.conformance.WarehouseSamples;

/**
 * A process that works on a study with four threads and says on standard output, a line each, which trials it ended: only after the warehouse
 * has acknowledged them. Arguments: the warehouse, the study, whether it plans trials for ever or only runs those that are queued.
 */
public final class WarehouseWorker {

    private static final int THREADS = 4;
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final Warehouse warehouse;
    private final Study study;
    private final boolean plans;

    private WarehouseWorker(Warehouse warehouse, Study study, boolean plans) {
        this.warehouse = warehouse;
        this.study = study;
        this.plans = plans;
    }

    /** Runs until it is killed, or until nothing is queued. */
    public static void main(String[] args) throws InterruptedException {
        try (Warehouse warehouse = Providers.warehouse(args[0])) {
            Study study = warehouse.study(args[1]).orElseThrow();
            WarehouseWorker worker = new WarehouseWorker(warehouse, study, Boolean.parseBoolean(args[2]));
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                threads.add(new Thread(() -> worker.work(thread)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    /** The value that a trial of that number ends with. */
    static double value(int number) {
        return 1.0 / (number + 7);
    }

    private void work(int thread) {
        String owner = ProcessHandle.current().pid() + "-" + thread;
        for (int i = 0; ; i++) {
            if (plans) {
                warehouse.enqueue(WarehouseSamples.trial(study, i * THREADS + thread));
            }
            Optional<Claim> claim = warehouse.claim(study.id(), owner, LEASE);
            if (claim.isPresent()) {
                finish(claim.get());
            } else if (!plans) {
                return;
            }
        }
    }

    private void finish(Claim claim) {
        Trial ended = warehouse.finish(
                claim, WarehouseSamples.complete(value(claim.trial().number())));
        String ack = ended.id() + " " + ended.number() + "\n";
        synchronized (System.out) {
            System.out.print(ack);
            System.out.flush();
        }
    }
}
