package org.headstart.tests.crash;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.headstart.api.Providers;
import org.headstart.api.trial.Claim;
import org.headstart.api.warehouse.Warehouse;
import org.headstart.conformance.WarehouseSamples;

/**
 * A process with many workers, each of which takes a trial, goes on to a {@link Point} of its own, says so and stands still there until the
 * process is killed. Arguments: the warehouse, the study, how many workers, the lease in milliseconds, how many of the points.
 */
final class DyingWorker {

    /** Where a worker is when it dies. */
    enum Point {
        /** It has taken a trial and not yet renewed the lease. */
        BEFORE_FIRST_RENEWAL,
        /** In the middle of training; the lease has been renewed. */
        TRAINING,
        /** Training is over, and the store has not been told. */
        BEFORE_REPORT,
        /** The store has the result, and nobody has heard of it. */
        BEFORE_ACKNOWLEDGEMENT
    }

    private final Warehouse warehouse;
    private final Duration lease;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1, task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    private DyingWorker(Warehouse warehouse, Duration lease) {
        this.warehouse = warehouse;
        this.lease = lease;
    }

    /** Waits to be killed. */
    public static void main(String[] args) throws InterruptedException {
        Warehouse warehouse = Providers.warehouse(args[0]);
        DyingWorker dying = new DyingWorker(warehouse, Duration.ofMillis(Long.parseLong(args[3])));
        List<Point> points = List.of(Point.values()).subList(0, Integer.parseInt(args[4]));
        int workers = Integer.parseInt(args[2]);
        for (int i = 0; i < workers; i++) {
            Point point = points.get(i % points.size());
            String owner = ProcessHandle.current().pid() + "-" + i;
            new Thread(() -> dying.goTo(point, args[1], owner)).start();
        }
        new CountDownLatch(1).await();
    }

    private void goTo(Point point, String study, String owner) {
        Claim claim = warehouse.claim(study, owner, lease).orElseThrow();
        switch (point) {
            case BEFORE_FIRST_RENEWAL -> {}
            case TRAINING, BEFORE_REPORT -> keep(claim);
            case BEFORE_ACKNOWLEDGEMENT ->
                warehouse.finish(
                        claim,
                        WarehouseSamples.complete(
                                WarehouseWorker.value(claim.trial().number())));
        }
        synchronized (System.out) {
            System.out.print(point + " " + claim.trial().number() + "\n");
            System.out.flush();
        }
    }

    /** Renews once, and then at a third of the lease, as the tuning loop does. */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing waits for the end of what goes on until death
    private void keep(Claim claim) {
        warehouse.renew(claim, lease);
        long period = lease.toMillis() / 3;
        clock.scheduleAtFixedRate(() -> warehouse.renew(claim, lease), period, period, TimeUnit.MILLISECONDS);
    }
}
