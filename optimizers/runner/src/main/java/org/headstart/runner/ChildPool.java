package org.headstart.runner;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.headstart.api.HeadstartException;

/**
 * The children of a runner: as many as trials run at once, kept warm between trials. Only a child that has come well out of its trial is used
 * again, and only so often. Thread-safe.
 */
final class ChildPool implements AutoCloseable {

    /** After so many trials a child has given back what start-up cost many times over, and what leaked would begin to tell. */
    static final int MOST_TRIALS = 250;

    private final RunFolder folder;
    private final ChildCommand command;
    private final Deque<ChildProcess> idle = new ArrayDeque<>();
    private final Set<ChildProcess> all = new LinkedHashSet<>();
    private boolean closed;

    ChildPool(RunFolder folder, ChildCommand command) {
        this.folder = folder;
        this.command = command;
    }

    /**
     * @return a warm child, or a new one that is not ready yet ({@link ChildProcess#trials} tells)
     * @throws IOException if the system cannot start one
     * @throws HeadstartException if the pool is closed
     */
    synchronized ChildProcess take() throws IOException {
        requireOpen();
        for (ChildProcess child = idle.poll(); child != null; child = idle.poll()) {
            if (child.isAlive()) {
                return child;
            }
            discard(child);
        }
        ChildProcess child = ChildProcess.start(command, folder);
        all.add(child);
        return child;
    }

    void requireOpen() {
        if (isClosed()) {
            throw new HeadstartException("The runner is closed; it runs no more trials.");
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Takes a child back after a trial that it reported itself. */
    void giveBack(ChildProcess child) {
        if (child.trials() >= MOST_TRIALS || child.hasOffspring() || !keep(child)) {
            discard(child);
        }
    }

    private synchronized boolean keep(ChildProcess child) {
        if (!closed) {
            idle.push(child);
        }
        return !closed;
    }

    /** Ends a child and all that it has started. */
    void discard(ChildProcess child) {
        child.destroy();
        synchronized (this) {
            all.remove(child);
        }
    }

    /** Ends all children, also those at work. */
    @Override
    public void close() {
        List<ChildProcess> children;
        synchronized (this) {
            closed = true;
            children = List.copyOf(all);
        }
        children.forEach(this::discard);
    }
}
