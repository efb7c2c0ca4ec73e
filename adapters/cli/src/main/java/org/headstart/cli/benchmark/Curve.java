package org.headstart.cli.benchmark;

import java.util.List;

/**
 * The normalised regret of one method on one task from one seed.
 *
 * @param pack    the pack's name
 * @param method  the method as the user wrote it
 * @param task    the task's name
 * @param seed    the seed
 * @param regrets after 1, 2, ... configurations: 0 is the pool's best, 1 its worst
 */
public record Curve(String pack, String method, String task, int seed, List<Double> regrets) {

    /** Copies the regrets. */
    public Curve {
        regrets = List.copyOf(regrets);
    }

    /**
     * @param tried number of configurations, at least 1
     * @return the regret after so many; the last one when there are fewer
     */
    public double after(int tried) {
        return regrets.get(Math.min(tried, regrets.size()) - 1);
    }

    /** What tells curves apart. */
    record Key(String pack, String method, String task, int seed) {}

    Key key() {
        return new Key(pack, method, task, seed);
    }
}
