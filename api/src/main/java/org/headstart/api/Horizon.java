package org.headstart.api;

import java.time.Duration;
import java.util.function.Supplier;
import org.headstart.api.warehouse.Budget;
import org.headstart.api.warehouse.Study;
import org.headstart.api.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * How far a job goes on: as far as it was asked to or, where it joins a study, as far as whoever runs the study has asked last. Thread-safe.
 */
final class Horizon {

    /** Beyond this nobody waits, and nanoseconds would overflow. */
    private static final Duration FOREVER = Duration.ofDays(36500);

    private final Supplier<Budget> source;
    private final @Nullable Long ownEnd;
    private volatile Budget budget;
    private volatile @Nullable Long end;

    private Horizon(Supplier<Budget> source, @Nullable Duration ownTime) {
        this.source = source;
        this.ownEnd = endOf(ownTime);
        this.budget = source.get();
        this.end = endOf(budget.left());
    }

    /** A job that sets the study's budget anew: its time counts from now. */
    static Horizon begin(Warehouse warehouse, Study study, Study.Settings asked) {
        Budget budget = Budget.of(asked);
        warehouse.saveBudget(study.id(), budget);
        Budget timeless = new Budget(budget.trials(), budget.stopBelow(), null);
        return new Horizon(() -> timeless, budget.left());
    }

    /** A job that joins a study, for no longer than a time of its own where that is not null. */
    static Horizon follow(Warehouse warehouse, Study study, @Nullable Duration ownTime) {
        return new Horizon(() -> warehouse.budget(study.id()), ownTime);
    }

    /** Asks how far it goes by now. */
    Budget look() {
        Budget now = source.get();
        end = endOf(now.left());
        budget = now;
        return now;
    }

    /** How far it went when somebody looked last. */
    Budget budget() {
        return budget;
    }

    /** Whether the time is up. */
    boolean isReached() {
        long now = System.nanoTime();
        Long shared = end;
        return (ownEnd != null && now - ownEnd >= 0) || (shared != null && now - shared >= 0);
    }

    private static @Nullable Long endOf(@Nullable Duration time) {
        if (time == null) {
            return null;
        }
        return System.nanoTime() + (time.compareTo(FOREVER) > 0 ? FOREVER : time).toNanos();
    }
}
