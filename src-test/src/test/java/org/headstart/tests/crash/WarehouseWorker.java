package org.headstart.tests.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.headstart.api.Providers;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Trial;
import org.headstart.api.warehouse.LeaseLostException;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;

/**
 * A process that works on a study with four threads and says on standard output, a line each, which trials it ended: only after the warehouse
 * has acknowledged them. Arguments: the warehouse, the study, a {@link Task}, the lease in milliseconds.
 */
public final class WarehouseWorker {

    private static final int THREADS = 4;

    /** What a process does. */
    public enum Task {
        /** Plans trials and runs them, for ever. */
        PLAN,
        /** Runs those that are queued. */
        RUN_QUEUED,
        /** Runs those that are queued, and those of workers that have died, until none is left. */
        RUN_ALL
    }

    private final Warehouse warehouse;
    private final Study study;
    private final Task task;
    private final Duration lease;

    private WarehouseWorker(Warehouse warehouse, Study study, Task task, Duration lease) {
        this.warehouse = warehouse;
        this.study = study;
        this.task = task;
        this.lease = lease;
    }

    /**
     * A trial that a process has ended.
     *
     * @param id          the trial's id
     * @param number      its number
     * @param claimMicros how long the claim took
     */
    public record Ack(String id, int number, long claimMicros) {

        /**
         * @param line what a worker said
         * @return what it means
         */
        public static Ack of(String line) {
            String[] parts = line.split(" ");
            return new Ack(parts[0], Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
        }
    }

    /**
     * The arguments of a process.
     *
     * @param location the warehouse
     * @param study    the study's id
     * @param task     what it does
     * @param lease    how long a claim holds
     * @return what {@link #main} takes
     */
    public static String[] arguments(String location, String study, Task task, Duration lease) {
        return new String[] {location, study, task.name().toLowerCase(Locale.ROOT), Long.toString(lease.toMillis())};
    }

    /** Runs until it is killed, or until its task is done. */
    public static void main(String[] args) throws InterruptedException {
        try (Warehouse warehouse = Providers.warehouse(args[0])) {
            WarehouseWorker worker = new WarehouseWorker(
                    warehouse,
                    warehouse.study(args[1]).orElseThrow(),
                    Task.valueOf(args[2].toUpperCase(Locale.ROOT)),
                    Duration.ofMillis(Long.parseLong(args[3])));
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
            if (task == Task.PLAN) {
                warehouse.enqueue(WarehouseSamples.trial(study, i * THREADS + thread));
            }
            long start = System.nanoTime();
            Optional<Claim> claim = warehouse.claim(study.id(), owner, lease);
            if (claim.isPresent()) {
                finish(claim.get(), TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
            } else if (task == Task.RUN_QUEUED || (task == Task.RUN_ALL && isOver())) {
                return;
            }
        }
    }

    private boolean isOver() {
        warehouse.expire(study.id());
        return warehouse.info().trials().keySet().stream().noneMatch(WarehouseWorker::isOpen);
    }

    private static boolean isOpen(String state) {
        return state.equals("QUEUED") || state.equals("RUNNING");
    }

    private void finish(Claim claim, long claimMicros) {
        try {
            Trial ended = warehouse.finish(
                    claim, WarehouseSamples.complete(value(claim.trial().number())));
            say(ended.id() + " " + ended.number() + " " + claimMicros);
        } catch (LeaseLostException e) {
            // It was slower than its lease: the trial is somebody else's.
        }
    }

    private static void say(String line) {
        synchronized (System.out) {
            System.out.print(line + "\n");
            System.out.flush();
        }
    }
}
