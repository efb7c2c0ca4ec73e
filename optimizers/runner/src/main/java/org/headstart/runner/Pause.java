package org.headstart.runner;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Short waits of clean-up, which goes on when its thread is interrupted. */
final class Pause {

    private Pause() {}

    /** Waits for about that long; an interruption is kept for later. */
    static void millis(long millis) {
        boolean interrupted = Thread.interrupted();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
