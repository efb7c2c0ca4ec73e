package org.headstart.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;

/**
 * Several objectives as one, by weights of chance: the augmented Tchebycheff function (Knowles 2006, equation 2). Other weights at each step lead to
 * other parts of the Pareto front.
 *
 * @param criteria the objectives
 * @param weights  [objectives], positive, adding up to 1
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record Scalarisation(Criteria criteria, double[] weights) {

    /** What a scalarised value is: larger is better. */
    static final Metric METRIC = new Metric("scalarised", Goal.MAXIMIZE);

    private static final double AUGMENTATION = 0.05;

    /** Weights drawn evenly from the simplex. */
    static Scalarisation draw(Criteria criteria, RandomGenerator random) {
        double[] weights = random.doubles(criteria.objectives().size())
                .map(u -> -Math.log1p(-u) + 1e-12)
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return new Scalarisation(
                criteria, Arrays.stream(weights).map(weight -> weight / sum).toArray());
    }

    /** Trials with their scalarised value in place of their own; one that lacks an objective has none. */
    List<Observation> of(List<Observation> ended) {
        List<double[]> gains = ended.stream()
                .map(trial -> trial.value() == null
                        ? new double[] {Double.NaN}
                        : criteria.gains(trial.value(), trial.measures()))
                .toList();
        List<double[]> costs = costs(gains);
        return IntStream.range(0, costs.size())
                .mapToObj(i -> with(ended.get(i), costs.get(i)))
                .toList();
    }

    /** [trials][objectives], 0 = the best of all trials, 1 = the worst; empty where an objective is not known. */
    private List<double[]> costs(List<double[]> gains) {
        List<double[]> known = gains.stream().filter(Scalarisation::isKnown).toList();
        double[] best = new double[weights.length];
        double[] range = new double[weights.length];
        for (int j = 0; j < weights.length; j++) {
            int objective = j;
            best[j] =
                    known.stream().mapToDouble(row -> row[objective] / 2).max().orElse(0);
            double worst =
                    known.stream().mapToDouble(row -> row[objective] / 2).min().orElse(0);
            range[j] = Math.max(best[j] - worst, Double.MIN_NORMAL);
        }
        return gains.stream()
                .map(row -> isKnown(row)
                        ? IntStream.range(0, row.length)
                                .mapToDouble(j -> (best[j] - row[j] / 2) / range[j])
                                .toArray()
                        : new double[0])
                .toList();
    }

    private static boolean isKnown(double[] gains) {
        return Arrays.stream(gains).noneMatch(Double::isNaN);
    }

    private Observation with(Observation trial, double[] costs) {
        boolean known = costs.length > 0;
        double largest = 0;
        double sum = 0;
        for (int j = 0; j < costs.length; j++) {
            largest = Math.max(largest, weights[j] * costs[j]);
            sum += weights[j] * costs[j];
        }
        return new Observation(
                trial.number(),
                trial.learner(),
                trial.configuration(),
                known ? TrialState.COMPLETE : TrialState.FAILED,
                known ? -(largest + AUGMENTATION * sum) : null,
                trial.seconds(),
                trial.share(),
                trial.measures());
    }

    /** The weights by name. */
    String inWords() {
        return IntStream.range(0, weights.length)
                .mapToObj(j -> String.format(
                        Locale.ROOT,
                        "%.2f %s",
                        weights[j],
                        criteria.objectives().get(j).name()))
                .collect(Collectors.joining(" + "));
    }
}
