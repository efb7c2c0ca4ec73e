package org.headstart.warehouse;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what should come back, such as a server that starts again: longer each time, but not for ever. */
final class Patience {

    private static final Duration WHOLE = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(20);
    private static final int LONGEST = 50;

    private final long end = System.nanoTime() + WHOLE.toNanos();
    private int waits;

    /** Whether to give up; who is interrupted waits no longer. */
    boolean isOver() {
        return System.nanoTime() > end || Thread.currentThread().isInterrupted();
    }

    void pause() {
        waits = Math.min(waits + 1, LONGEST);
        LockSupport.parkNanos(waits * STEP.toNanos());
    }
}
