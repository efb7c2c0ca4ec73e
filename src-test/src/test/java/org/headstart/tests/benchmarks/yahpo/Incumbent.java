package org.headstart.tests.benchmarks.yahpo;

import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Metric;

/**
 * The configuration that a study would return if it ended now: the best of those evaluated in full; until there is one, the best on the highest
 * rung that anything was evaluated on. Of equals, the earliest. Not thread-safe.
 */
final class Incumbent {

    private final Metric metric;
    private Configuration configuration;
    private double share;
    private double value;

    Incumbent(Metric metric) {
        this.metric = metric;
    }

    /**
     * @param tried    what was evaluated
     * @param ofFull   the share of a full evaluation
     * @param achieved the metric's value there
     * @return whether it is the incumbent now
     */
    boolean offer(Configuration tried, double ofFull, double achieved) {
        boolean better = ofFull > share || (ofFull == share && metric.isBetter(achieved, value));
        if (better) {
            configuration = tried;
            share = ofFull;
            value = achieved;
        }
        return better;
    }

    /** Null before anything was evaluated. */
    Configuration configuration() {
        return configuration;
    }
}
