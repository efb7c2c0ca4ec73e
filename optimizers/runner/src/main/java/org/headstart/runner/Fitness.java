package org.headstart.runner;

/** Whether a JVM has got over its last trial well enough for another: heap given back, threads ended. Not thread-safe. */
final class Fitness {

    /** Pools that libraries keep on purpose stay below this. */
    private static final int THREADS_ALLOWED = 32;

    private final long heapAllowed;
    private final int threadsAllowed;

    /** Measures the JVM as it is before its first trial. */
    Fitness() {
        long base = used();
        heapAllowed = base + (Runtime.getRuntime().maxMemory() - base) / 4;
        threadsAllowed = threads() + THREADS_ALLOWED;
    }

    /** @return whether another trial may run here */
    boolean check() {
        if (used() > heapAllowed) {
            System.gc();
        }
        return used() <= heapAllowed && threads() <= threadsAllowed;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static int threads() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        return group.activeCount();
    }
}
