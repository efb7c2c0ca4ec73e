package org.headstart.runner;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A point in time by the monotonic clock. Immutable and thread-safe. */
final class Deadline {

    /** Beyond this nobody waits, and nanoseconds would overflow. */
    private static final Duration FOREVER = Duration.ofDays(36500);

    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    static Deadline after(Duration duration) {
        Duration bounded = duration.compareTo(FOREVER) > 0 ? FOREVER : duration;
        return new Deadline(System.nanoTime() + bounded.toNanos());
    }

    static Deadline never() {
        return after(FOREVER);
    }

    boolean hasPassed() {
        return at - System.nanoTime() <= 0;
    }

    /** @return at least 1 while the deadline is ahead, else 0 */
    long millisLeft() {
        long nanos = at - System.nanoTime();
        return nanos <= 0 ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    }
}
