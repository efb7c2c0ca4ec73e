package org.headstart.metafeatures;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The time that an extraction may take. Features come in the order of their cost, so the dearest are those that no longer fit. Not thread-safe. */
final class Budget {

    /** Seconds for a visit of a cell, on the slow side, so that a feature that would take too long is not begun. */
    private static final double SECONDS_A_VISIT = 2e-9;

    private static final double NANOS = 1e9;

    private final @Nullable Duration limit;
    private final long start = System.nanoTime();
    private final Set<Work> done = new HashSet<>();

    Budget(@Nullable Duration limit) {
        this.limit = limit;
    }

    double seconds() {
        return (System.nanoTime() - start) / NANOS;
    }

    /** What the feature costs that no other has paid for yet, in visits of a cell. */
    double left(Cost cost, int rows, int columns) {
        return cost.of(rows, columns, done);
    }

    /** Remembers the work that later features need not do again. */
    void paid(Cost cost) {
        cost.shared().forEach(done::add);
    }

    /**
     * @param visits what the next feature costs
     * @return why it no longer fits, a phrase; null when it does
     */
    @Nullable
    String refusal(double visits) {
        if (limit == null) {
            return null;
        }
        double allowed = limit.toSeconds() + limit.toNanosPart() / NANOS;
        double used = seconds();
        if (used >= allowed) {
            return "the time budget of %.3f s was used up".formatted(allowed);
        }
        double needed = visits * SECONDS_A_VISIT;
        return used + needed <= allowed
                ? null
                : "it would take about %.3f s, but %.3f s were left of the time budget of %.3f s"
                        .formatted(needed, allowed - used, allowed);
    }
}
