package org.headstart.search;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.trial.Metric;
import org.jspecify.annotations.Nullable;

/**
 * How much better than the best trial a point is expected to be, in the metric's unit. The normal scores that the search itself works on have
 * lost the unit, so this is a model of the values, linearly scaled. Those further below the median than the best is above it are set to where
 * they are as far: they say little of the best, and an outlier would make everything look uncertain.
 *
 * @param model of the scaled values
 * @param best  the best scaled value
 * @param scale the metric's unit per scaled unit, at least 0
 */
record Improvement(Model model, double best, double scale) {

    /**
     * Fits the model.
     *
     * @param points  [n][coordinates], the trials' places
     * @param ended   [n], the trials
     * @param metric  what they are judged by
     * @param fitting makes a model of points and about standardised targets
     * @return the improvement; null when no trial has a value, or when their spread is beyond what a double can hold
     */
    static @Nullable Improvement over(
            double[][] points,
            List<Observation> ended,
            Metric metric,
            BiFunction<double[][], double[], Model> fitting) {
        if (ended.stream().allMatch(trial -> trial.value() == null)) {
            return null;
        }
        double[] gains = lifted(Gains.of(ended, metric));
        double scale = Gains.sd(gains);
        if (!Double.isFinite(scale)) {
            return null;
        }
        double[] targets = Copula.standardised(gains);
        return new Improvement(fitting.apply(points, targets), max(targets), scale);
    }

    private static double[] lifted(double[] gains) {
        double[] sorted = gains.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double best = max(gains);
        return median < best
                ? DoubleStream.of(gains)
                        .map(gain -> Math.max(gain, 2 * median - best))
                        .toArray()
                : gains;
    }

    private static double max(double[] values) {
        return DoubleStream.of(values).max().orElse(0);
    }

    /** The expected improvement at a point, finite and at least 0. */
    double at(double[] point) {
        return Math.min(Double.MAX_VALUE, scale * Math.exp(ExpectedImprovement.log(model.at(point), best)));
    }
}
