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
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.headstart.api.run.TrialRunner;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialListener;
import org.headstart.api.trial.TrialStore;
import org.headstart.api.warehouse.Budget;
import org.headstart.api.warehouse.LeaseLostException;
import org.headstart.api.warehouse.NoRoomException;
import org.jspecify.annotations.Nullable;

/**
 * Steps 7 and 8 of the flow, over and over: worker threads claim planned trials, run them, and give what came of them back to the store, while
 * the planner keeps the queue filled. Loops of several processes may run the same study: each plans, and each runs what is queued, whoever
 * queued it. Used once.
 */
final class TuningLoop {

    private static final Logger LOGGER = System.getLogger(TuningLoop.class.getName());

    /**
     * After a crash of another machine, what was running there waits this long before it is run again; seconds, by the property
     * {@code headstart.lease}. What dies on this machine is noticed at once, see {@link Owner}.
     */
    private static final Duration LEASE = Duration.ofSeconds(Math.max(1, Long.getLong("headstart.lease", 30)));

    /** How long an idle worker waits before it looks again at what other processes have done. */
    private static final Duration IDLE = Duration.ofMillis(200);

    /** How often somebody looks when no worker is idle. */
    private static final Duration BUSY = Duration.ofSeconds(1);

    /** So many trials are read at once. */
    private static final int PAGE = 1000;

    private final Planner planner;
    private final Horizon horizon;
    private final TrialStore store;
    private final TrialRunner runner;
    private final TrialListener listener;
    private final String study;
    private final Lock looking = new ReentrantLock();
    private volatile boolean stopped;
    private volatile @Nullable NoRoomException noRoom;

    TuningLoop(
            String study,
            Planner planner,
            Horizon horizon,
            TrialStore store,
            TrialRunner runner,
            TrialListener listener) {
        this.study = study;
        this.planner = planner;
        this.horizon = horizon;
        this.store = store;
        this.runner = runner;
        this.listener = listener;
    }

    /**
     * Runs until the planner is done, the time is up or the loop is stopped; what then still ran is queued again. When there is no room for more
     * trials, what runs is still ended.
     *
     * @return all trials by number
     * @throws NoRoomException if there was no room for more trials, or to write one down
     */
    List<Trial> run(int workers) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(workers, TuningLoop::daemon);
        try (LeaseKeeper leases = new LeaseKeeper(store, LEASE)) {
            read(before -> {});
            look();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                String owner = Owner.current(i).toString();
                running.add(threads.submit(() -> work(owner, leases)));
            }
            await(running);
        } finally {
            stopped = true;
            threads.shutdownNow();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
        NoRoomException full = noRoom;
        if (full != null) {
            throw full;
        }
        return store.trials(study);
    }

    private void await(List<Future<?>> running) throws InterruptedException {
        long lookAt = System.nanoTime() + BUSY.toNanos();
        for (Future<?> worker : running) {
            while (!stopped && !horizon.isReached()) {
                try {
                    worker.get(IDLE.toMillis() / 2, TimeUnit.MILLISECONDS);
                    break;
                } catch (TimeoutException e) {
                    if (System.nanoTime() - lookAt >= 0) {
                        lookUnlessOthersDo();
                        lookAt = System.nanoTime() + BUSY.toNanos();
                    }
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
            while (!stopped && noRoom == null && !isDone()) {
                Optional<Claim> claim = store.claim(study, owner, LEASE);
                if (claim.isPresent()) {
                    runClaimed(claim.get(), leases);
                } else {
                    awaitWork();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (NoRoomException e) {
            noRoom = e;
            if (leases.isKeeping()) {
                LOGGER.log(Level.WARNING, "There is no room for more trials; those that run are waited for.");
            }
        }
        return null;
    }

    private void runClaimed(Claim claim, LeaseKeeper leases) throws InterruptedException {
        tell(claim.trial());
        leases.keep(claim);
        try {
            learn(store.finish(claim, runner.run(claim.trial().plan())));
        } catch (LeaseLostException e) {
            LOGGER.log(Level.WARNING, e.getMessage());
        } catch (InterruptedException e) {
            store.release(claim);
            throw e;
        } finally {
            leases.forget(claim);
        }
    }

    /** Takes note of a trial that has ended, plans on, and tells the listener unless it was known to have ended. */
    private void learn(Trial ended) {
        boolean news;
        synchronized (planner) {
            news = planner.update(ended);
            fillQueue();
        }
        if (news) {
            tell(ended);
        }
    }

    /**
     * Takes note, page by page, of the trials that are not known to have ended.
     *
     * @param tell is told of those that have
     * @return whether there were any
     */
    private boolean read(Consumer<Trial> tell) {
        boolean any = false;
        int from = firstOpen();
        List<Trial> page;
        do {
            page = store.trials(study, from, PAGE);
            List<Trial> news;
            synchronized (planner) {
                news = page.stream().filter(planner::update).toList();
                planner.catchUp();
            }
            news.forEach(tell);
            any |= !news.isEmpty();
            from = page.isEmpty() ? from : page.get(page.size() - 1).number() + 1;
        } while (page.size() == PAGE);
        return any;
    }

    private int firstOpen() {
        synchronized (planner) {
            return planner.firstOpen();
        }
    }

    private boolean isDone() {
        synchronized (planner) {
            return planner.isDone();
        }
    }

    /** Called by whoever holds the planner. */
    private boolean fillQueue() {
        List<Trial> planned = planner.plan();
        planned.forEach(store::enqueue);
        planner.notifyAll();
        return !planned.isEmpty();
    }

    /** Nothing is queued: looks at what other processes have done; where that is nothing either, waits for a result of this one. */
    private void awaitWork() throws InterruptedException {
        if (lookUnlessOthersDo()) {
            return;
        }
        synchronized (planner) {
            if (!planner.isDone()) {
                planner.wait(IDLE.toMillis());
            }
        }
    }

    private boolean lookUnlessOthersDo() {
        if (!looking.tryLock()) {
            return false;
        }
        try {
            return look();
        } finally {
            looking.unlock();
        }
    }

    /**
     * Puts back what the dead have left, and takes note of how far the study is to go and of what others have ended.
     *
     * @return whether there may be something to claim now
     */
    private boolean look() {
        boolean freed = !store.expire(study, Owner::isDead).isEmpty();
        Budget budget = horizon.look();
        synchronized (planner) {
            planner.follow(budget);
        }
        boolean news = read(this::tell);
        synchronized (planner) {
            return fillQueue() || news || freed;
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
