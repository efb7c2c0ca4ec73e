package org.headstart.api;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.headstart.api.trial.Claim;
import org.headstart.api.trial.TrialStore;
import org.headstart.api.warehouse.LeaseLostException;
import org.headstart.api.warehouse.WarehouseException;

/** Renews the leases of running trials at a third of their length. Thread-safe. */
final class LeaseKeeper implements AutoCloseable {

    private static final Logger LOGGER = System.getLogger(LeaseKeeper.class.getName());

    private final TrialStore store;
    private final Duration lease;
    private final Set<Claim> kept = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "headstart-leases");
        thread.setDaemon(true);
        return thread;
    });

    @SuppressWarnings("FutureReturnValueIgnored") // renew catches what it may throw; nothing waits for it
    LeaseKeeper(TrialStore store, Duration lease) {
        this.store = store;
        this.lease = lease;
        long period = lease.toMillis() / 3;
        clock.scheduleAtFixedRate(() -> kept.forEach(this::renew), period, period, TimeUnit.MILLISECONDS);
    }

    void keep(Claim claim) {
        kept.add(claim);
    }

    void forget(Claim claim) {
        kept.remove(claim);
    }

    boolean isKeeping() {
        return !kept.isEmpty();
    }

    /** A lease that is lost shows when the trial is finished, or was finished just now; any other failure may pass in time. */
    private void renew(Claim claim) {
        try {
            store.renew(claim, lease);
        } catch (LeaseLostException e) {
            kept.remove(claim);
        } catch (WarehouseException e) {
            LOGGER.log(Level.WARNING, e.getMessage());
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
