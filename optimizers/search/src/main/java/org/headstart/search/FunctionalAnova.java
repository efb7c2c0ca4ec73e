package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.HyperparameterImportance;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.hipparchus.distribution.continuous.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Importance by functional analysis of variance over a random forest (Hutter, Hoos and Leyton-Brown 2014), in the mean over tasks (van Rijn and
 * Hutter 2018). A hyperparameter where it is not active has no effect: its share is that of the whole space, so one that is rarely active has a
 * small one. Failed trials count as the worst value minus one standard deviation; pruned and killed ones do not count.
 */
public final class FunctionalAnova implements HyperparameterImportance {

    private static final int TREES = 32;

    /** A tree of more rows would only be slower. */
    private static final int MOST_ROWS = 1000;

    private static final int LEAST_TRIALS = 10;

    /** For the service loader. */
    public FunctionalAnova() {}

    /** What varies in a space. */
    private record Axes(List<Axis> axes, Map<String, Integer> places, int[] columns) {

        static Axes of(SearchSpace space) {
            int[] columns = IntStream.range(0, space.size())
                    .filter(i -> space.parameters().get(i).cardinality() > 1)
                    .toArray();
            List<Axis> axes = new ArrayList<>();
            Map<String, Integer> places = new HashMap<>();
            for (int column : columns) {
                Hyperparameter parameter = space.parameters().get(column);
                places.put(parameter.name(), axes.size());
                axes.add(Axis.of(parameter));
            }
            return new Axes(axes, places, columns);
        }

        double[] point(double[] unit) {
            return Arrays.stream(columns).mapToDouble(column -> unit[column]).toArray();
        }

        /** Single axes, then pairs. */
        List<int[]> effects() {
            List<int[]> effects = new ArrayList<>();
            IntStream.range(0, axes.size()).forEach(a -> effects.add(new int[] {a}));
            IntStream.range(0, axes.size())
                    .forEach(b -> IntStream.range(0, b).forEach(a -> effects.add(new int[] {a, b})));
            return effects;
        }

        List<String> names(int... effect) {
            return Arrays.stream(effect)
                    .mapToObj(axis -> axes.get(axis).parameter().name())
                    .toList();
        }
    }

    /** What one task says: the share of each effect, and how well the forest predicts. */
    private record Shares(double[] values, double explained) {}

    @Override
    public Importance of(History history, long seed) {
        Axes axes = Axes.of(history.space());
        List<int[]> effects = axes.effects();
        Map<String, String> leftOut = new LinkedHashMap<>();
        List<Shares> all = new ArrayList<>();
        for (PastTask task : history.tasks()) {
            List<Observation> trials =
                    task.observations().stream().filter(FunctionalAnova::counts).toList();
            double[] gains = Gains.of(trials, history.metric());
            String reason = reasonAgainst(trials, gains);
            if (reason == null) {
                double[][] points = trials.stream()
                        .map(trial -> axes.point(history.space().toUnit(trial.configuration())))
                        .toArray(double[][]::new);
                all.add(shares(axes, effects, points, gains, seed));
            } else {
                leftOut.put(task.task().name(), reason);
            }
        }
        return summary(axes, effects, all, leftOut);
    }

    private static boolean counts(Observation trial) {
        return trial.state().isEnd() && trial.state() != TrialState.PRUNED && trial.state() != TrialState.KILLED;
    }

    private static @Nullable String reasonAgainst(List<Observation> trials, double[] gains) {
        if (trials.size() < LEAST_TRIALS) {
            return "it has " + trials.size() + " trials, and " + LEAST_TRIALS + " are needed";
        }
        return Arrays.stream(gains).distinct().count() == 1 ? "all its trials have the same value" : null;
    }

    private static Shares shares(Axes axes, List<int[]> effects, double[][] points, double[] gains, long seed) {
        double[] predictions = new double[gains.length];
        int[] counts = new int[gains.length];
        List<PartitionTree.Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < TREES; i++) {
            RandomGenerator random = Randomness.at(seed, i);
            int[] rows = random.ints(Math.min(MOST_ROWS, gains.length), 0, gains.length)
                    .toArray();
            PartitionTree tree = new PartitionTree(axes.axes(), axes.places(), points, gains, rows, random);
            predict(tree, points, rows, predictions, counts);
            leaves.addAll(tree.leaves());
        }
        VarianceShares variances = new VarianceShares(axes.axes(), leaves, TREES);
        return new Shares(
                effects.stream().mapToDouble(effect -> share(variances, effect)).toArray(),
                explained(gains, predictions, counts));
    }

    private static double share(VarianceShares shares, int... effect) {
        double variance = effect.length == 1 ? shares.of(effect[0]) : shares.of(effect[0], effect[1]);
        return shares.variance() > 0 ? variance / shares.variance() : 0;
    }

    /** Adds what a tree says of the rows that it has not seen. */
    private static void predict(PartitionTree tree, double[][] points, int[] rows, double[] sums, int[] counts) {
        boolean[] seen = new boolean[points.length];
        Arrays.stream(rows).forEach(row -> seen[row] = true);
        for (int row = 0; row < seen.length; row++) {
            if (!seen[row]) {
                sums[row] += tree.at(points[row]);
                counts[row]++;
            }
        }
    }

    private static double explained(double[] gains, double[] sums, int[] counts) {
        int[] rows =
                IntStream.range(0, gains.length).filter(row -> counts[row] > 0).toArray();
        double mean =
                Arrays.stream(rows).mapToDouble(row -> gains[row]).average().orElse(0);
        double error = 0;
        double variance = 0;
        for (int row : rows) {
            double off = gains[row] - sums[row] / counts[row];
            error += off * off;
            variance += (gains[row] - mean) * (gains[row] - mean);
        }
        return variance > 0 ? 1 - error / variance : 0;
    }

    private static Importance summary(Axes axes, List<int[]> effects, List<Shares> all, Map<String, String> leftOut) {
        List<Effect> summary = new ArrayList<>();
        for (int i = 0; i < effects.size() && !all.isEmpty(); i++) {
            int effect = i;
            double[] shares =
                    all.stream().mapToDouble(task -> task.values()[effect]).toArray();
            summary.add(new Effect(axes.names(effects.get(i)), Gains.mean(shares), halfWidth(shares)));
        }
        summary.sort(Comparator.comparingDouble(effect -> -effect.share()));
        double explained = all.stream().mapToDouble(Shares::explained).average().orElse(Double.NaN);
        return new Importance(all.size(), leftOut, explained, summary);
    }

    private static @Nullable Double halfWidth(double[] shares) {
        int n = shares.length;
        return n < 2
                ? null
                : new TDistribution(n - 1).inverseCumulativeProbability(0.975) * Gains.sd(shares) / Math.sqrt(n - 1);
    }
}
