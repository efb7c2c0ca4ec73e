package org.headstart.metamodel;

import java.util.List;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Interval;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Metric;
import org.hipparchus.special.Erf;

/**
 * What a configuration is expected to give on a new task: the mixture of what it gave, or would have given, on the past ones.
 *
 * @param expected          the mixture's median, in the metric's own sign
 * @param interval          from its 5 % to its 95 % quantile
 * @param worseThanDefault  the chance that the default has the higher gain on a task drawn by the weights
 */
record Outlook(double expected, Interval interval, double worseThanDefault) {

    /** Three points stand for a normal distribution (Gauss-Hermite quadrature). */
    private static final double[] POINTS = {-Math.sqrt(3), 0, Math.sqrt(3)};

    private static final double[] SHARES = {1.0 / 6, 2.0 / 3, 1.0 / 6};

    /**
     * @param estimates gains of the configuration, one a task
     * @param defaults  gains of the default, one a task
     * @param weights   [tasks]
     * @param metric    gives the sign
     */
    static Outlook of(List<Estimate> estimates, List<Estimate> defaults, double[] weights, Metric metric) {
        double[] values = new double[3 * weights.length];
        double[] shares = new double[values.length];
        double worse = 0;
        for (int task = 0; task < weights.length; task++) {
            Estimate estimate = estimates.get(task);
            for (int i = 0; i < 3; i++) {
                values[3 * task + i] = metric.gain(estimate.mean() + POINTS[i] * estimate.sd());
                shares[3 * task + i] = weights[task] * SHARES[i];
            }
            worse += weights[task] * chanceBelow(estimate, defaults.get(task));
        }
        return new Outlook(
                Quantiles.weighted(values, shares, 0.5),
                new Interval(Quantiles.weighted(values, shares, 0.05), Quantiles.weighted(values, shares, 0.95)),
                Math.min(1, Math.max(0, worse)));
    }

    /** A candidate of which this is expected. */
    Candidate candidate(Configuration configuration, Source source, List<Reason> why) {
        return new Candidate(configuration, expected, interval, worseThanDefault, source, why);
    }

    private static double chanceBelow(Estimate estimate, Estimate other) {
        double sd = Math.hypot(estimate.sd(), other.sd());
        double ahead = other.mean() - estimate.mean();
        if (sd == 0 || ahead == 0) {
            return ahead > 0 ? 1 : 0;
        }
        return 0.5 * Erf.erfc(-ahead / sd / Math.sqrt(2));
    }
}
