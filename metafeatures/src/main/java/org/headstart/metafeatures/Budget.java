package org.headstart.metafeatures;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time that an extraction may take. Features come in the order of their cost, so the dearest are those that no longer fit. */
final class Budget {

    /** Seconds for a visit of a cell, on the slow side, so that a feature that would take too long is not begun. */
    private static final double SECONDS_A_VISIT = 2e-9;

    private static final double NANOS = 1e9;

    private final @Nullable Duration limit;
    private final long start = System.nanoTime();

    Budget(@Nullable Duration limit) {
        this.limit = limit;
    }

    double seconds() {
        return (System.nanoTime() - start) / NANOS;
    }

    /**
     * @param visits the cost of the next feature
     * @return why it no longer fits, a phrase; null when it does
     */
    @Nullable
    String refusal(double visits) {
        if (limit == null) {
            return null;
        }
        double allowed = limit.toNanos() / NANOS;
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
