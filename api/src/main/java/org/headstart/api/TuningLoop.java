package org.headstart.api;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.headstart.api.run.TrialRunner;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialListener;
import org.headstart.api.trial.TrialStore;
import org.headstart.api.warehouse.LeaseLostException;
import org.jspecify.annotations.Nullable;

/**
 * Steps 7 and 8 of the flow, over and over: worker threads claim planned trials, run them, and give what came of them back to the store, while
 * the planner keeps the queue filled. Used once.
 */
final class TuningLoop {

    private static final Logger LOGGER = System.getLogger(TuningLoop.class.getName());

    /** After a crash, what was running waits this long before it is run again; seconds, by the property {@code headstart.lease}. */
    private static final Duration LEASE = Duration.ofSeconds(Math.max(1, Long.getLong("headstart.lease", 60)));

    /** How long an idle worker waits before it looks at what other processes have done. */
    private static final Duration IDLE = Duration.ofMillis(500);

    private final Planner planner;
    private final TrialStore store;
    private final TrialRunner runner;
    private final TrialListener listener;
    private final String study;
    private volatile boolean stopped;

    TuningLoop(String study, Planner planner, TrialStore store, TrialRunner runner, TrialListener listener) {
        this.study = study;
        this.planner = planner;
        this.store = store;
        this.runner = runner;
        this.listener = listener;
    }

    /**
     * Runs until the planner is done, the time is up or the loop is stopped; what then still ran is queued again.
     *
     * @return all trials by number
     */
    List<Trial> run(int workers, @Nullable Duration time) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(workers, TuningLoop::daemon);
        try (LeaseKeeper leases = new LeaseKeeper(store, LEASE)) {
            fillQueue();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                String owner = ProcessHandle.current().pid() + "-" + i;
                running.add(threads.submit(() -> work(owner, leases)));
            }
            await(running, time == null ? Long.MAX_VALUE : System.nanoTime() + time.toNanos());
        } finally {
            stopped = true;
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
        return store.trials(study);
    }

    private void await(List<Future<?>> running, long deadline) throws InterruptedException {
        for (Future<?> worker : running) {
            while (!stopped && System.nanoTime() < deadline) {
                try {
                    worker.get(IDLE.toMillis() / 5, TimeUnit.MILLISECONDS);
                    break;
                } catch (TimeoutException e) {
                    LOGGER.log(Level.TRACE, "Study {0} goes on.", study);
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof HeadstartException known
                            ? known
                            : new HeadstartException(
                                    "A worker of study '" + study + "' died: " + e.getCause() + ".",
                                    null,
                                    e.getCause());
                }
            }
        }
    }

    /** Stops soon: running trials are interrupted and queued again. */
    void stop() {
        stopped = true;
    }

    private @Nullable Void work(String owner, LeaseKeeper leases) {
        try {
            while (!stopped && !isDone()) {
                Optional<Claim> claim = store.claim(study, owner, LEASE);
                if (claim.isPresent()) {
                    runClaimed(claim.get(), leases);
                } else {
                    awaitWork();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private void runClaimed(Claim claim, LeaseKeeper leases) throws InterruptedException {
        tell(claim.trial());
        leases.keep(claim);
        try {
            ended(store.finish(claim, runner.run(claim.trial().plan())));
        } catch (LeaseLostException e) {
            LOGGER.log(Level.WARNING, e.getMessage());
        } catch (InterruptedException e) {
            store.release(claim);
            throw e;
        } finally {
            leases.forget(claim);
        }
    }

    private void ended(Trial trial) {
        synchronized (planner) {
            planner.update(trial);
            fillQueue();
        }
        tell(trial);
    }

    private boolean isDone() {
        synchronized (planner) {
            return planner.isDone();
        }
    }

    private void fillQueue() {
        synchronized (planner) {
            planner.plan().forEach(store::enqueue);
            planner.notifyAll();
        }
    }

    /** Nothing is queued: waits for a result of this process, or looks for those of others and for leases that have ended. */
    private void awaitWork() throws InterruptedException {
        synchronized (planner) {
            if (planner.isDone()) {
                return;
            }
            planner.wait(IDLE.toMillis());
        }
        store.expire(study);
        List<Trial> stored = store.trials(study);
        synchronized (planner) {
            stored.stream().filter(trial -> trial.state().isEnd()).forEach(planner::update);
            fillQueue();
        }
    }

    private void tell(Trial trial) {
        synchronized (listener) {
            try {
                listener.changed(trial);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "A trial listener failed.", e);
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "headstart-worker");
        thread.setDaemon(true);
        return thread;
    }
}
