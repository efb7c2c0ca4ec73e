package org.headstart.api.run;

import java.time.Duration;
import org.headstart.api.Check;

/**
 * What a trial may use.
 *
 * @param time        wall-clock time, positive
 * @param memoryBytes heap of the trial's process, at least 16 MiB; has no effect in the same JVM
 */
public record Limits(Duration time, long memoryBytes) {

    private static final long LEAST_BYTES = 16L << 20;

    /** Checks that both are large enough. */
    public Limits {
        Check.that(!time.isNegative() && !time.isZero(), "The time of a trial is %s, but it must be positive.", time);
        Check.that(
                memoryBytes >= LEAST_BYTES,
                "The memory of a trial is %d bytes, but it must be at least %d (16m).",
                memoryBytes,
                LEAST_BYTES);
    }

    /** @return 60 seconds and 2 GiB */
    public static Limits defaults() {
        return new Limits(Duration.ofSeconds(60), 2L << 30);
    }
}
