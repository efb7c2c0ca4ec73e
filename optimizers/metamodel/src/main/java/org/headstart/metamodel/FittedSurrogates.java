package org.headstart.metamodel;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.headstart.api.metamodel.Surrogate;
import org.jspecify.annotations.Nullable;

/**
 * Surrogates of past tasks, kept while the process lives: when a warehouse has grown by a trial, only the task that it belongs to is fitted anew. Those that
 * were not asked for the longest time go first. Answers do not depend on it. Thread-safe.
 */
final class FittedSurrogates {

    /** Trials of all tasks together. With the configurations that it knows, a surrogate takes about 2 KB a trial. */
    private static final int MOST_TRIALS = 100_000;

    private final int most;
    private final Map<SourceTask, Surrogate> kept = new LinkedHashMap<>(16, 0.75f, true);
    private int trials;

    FittedSurrogates() {
        this(MOST_TRIALS);
    }

    /** @param most how many trials all tasks together may have; the one asked for last is kept in any case */
    FittedSurrogates(int most) {
        this.most = most;
    }

    /** The surrogate that was fitted to an equal task, else one that is fitted now; two threads may fit the same. */
    Surrogate of(SourceTask task, Function<SourceTask, Surrogate> fit) {
        Surrogate known = known(task);
        return known == null ? keep(task, fit.apply(task)) : known;
    }

    private synchronized @Nullable Surrogate known(SourceTask task) {
        return kept.get(task);
    }

    private synchronized Surrogate keep(SourceTask task, Surrogate fitted) {
        Surrogate other = kept.putIfAbsent(task, fitted);
        if (other != null) {
            return other;
        }
        trials += task.trials();
        Iterator<SourceTask> eldest = kept.keySet().iterator();
        while (trials > most && kept.size() > 1) {
            trials -= eldest.next().trials();
            eldest.remove();
        }
        return fitted;
    }
}
