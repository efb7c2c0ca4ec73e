package org.headstart.search;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Encoding;
import org.headstart.api.trial.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Fits a model of normal scores to trials: a Gaussian process, above a number of trials a forest. Length scales are found anew at certain numbers of
 * trials only, and from those trials alone, so that the same trials always give the same model. Not thread-safe.
 */
final class ModelFit {

    private static final int MOST_FOR_GP = 300;
    private static final int MOST_FOR_LENGTHS = 200;
    private static final int TREES = 60;

    private final Encoding encoding;
    private final Groups groups;
    private final Metric metric;
    private final int mostForGp;
    private List<Observation> basis = List.of();
    private @Nullable Kernel kernel;

    private ModelFit(Domain domain, Metric metric, int mostForGp) {
        this.encoding = domain.encoding();
        this.groups = Groups.in(domain.space());
        this.metric = metric;
        this.mostForGp = mostForGp;
    }

    /** A Gaussian process up to 300 trials, then a forest. */
    static ModelFit gpThenForest(Domain domain, Metric metric) {
        return new ModelFit(domain, metric, MOST_FOR_GP);
    }

    /** A forest at any number of trials. */
    static ModelFit forest(Domain domain, Metric metric) {
        return new ModelFit(domain, metric, 0);
    }

    /**
     * What has been fitted.
     *
     * @param model       of normal scores
     * @param scores      [trials], the normal scores
     * @param improvement in the metric's unit; null when no trial has a value
     */
    record Fitted(Model model, double[] scores, @Nullable Improvement improvement) {}

    /**
     * @param ended   trials that have ended, by number, at least one
     * @param pending what runs: taken to come out as the model expects (Ginsbourger, Le Riche and Carraro 2010, kriging believer)
     * @param seed    decides the forest
     */
    Fitted fit(List<Observation> ended, List<Configuration> pending, long seed) {
        double[] scores = scores(ended);
        double[][] points =
                encode(ended.stream().map(Observation::configuration).toList());
        BiFunction<double[][], double[], Model> fitting = fitting(ended, seed);
        Model model = fitting.apply(points, scores);
        return new Fitted(
                pending.isEmpty() ? model : believe(fitting, points, scores, encode(pending), model),
                scores,
                Improvement.over(points, ended, metric, fitting));
    }

    /** The process of the trials that have ended, at least one, whatever their number. */
    GaussianProcess process(List<Observation> ended) {
        return new GaussianProcess(
                kernel(ended),
                encode(ended.stream().map(Observation::configuration).toList()),
                scores(ended));
    }

    private BiFunction<double[][], double[], Model> fitting(List<Observation> ended, long seed) {
        if (ended.size() > mostForGp) {
            return (points, targets) -> Forest.fit(points, targets, TREES, seed);
        }
        Kernel fitted = kernel(ended);
        return (points, targets) -> new GaussianProcess(fitted, points, targets);
    }

    private static Model believe(
            BiFunction<double[][], double[], Model> fitting,
            double[][] points,
            double[] scores,
            double[][] pending,
            Model model) {
        int n = points.length;
        double[][] all = Arrays.copyOf(points, n + pending.length);
        double[] targets = Arrays.copyOf(scores, all.length);
        for (int i = 0; i < pending.length; i++) {
            all[n + i] = pending[i];
            targets[n + i] = model.at(pending[i]).mean();
        }
        return fitting.apply(all, targets);
    }

    /** The correlation that was fitted to the trials, or to most of them. */
    Kernel kernel(List<Observation> ended) {
        List<Observation> wanted = ended.subList(0, lengthsFrom(ended.size()));
        Kernel known = kernel;
        if (known != null && basis.equals(wanted)) {
            return known;
        }
        double[][] points =
                encode(wanted.stream().map(Observation::configuration).toList());
        Kernel found = GpFit.fit(groups, points, scores(wanted));
        kernel = found;
        basis = List.copyOf(wanted);
        return found;
    }

    /** Every trial up to 20, then in steps that grow with the cost. */
    private static int lengthsFrom(int count) {
        int step = count <= 20 ? 1 : count <= 50 ? 5 : count <= 100 ? 10 : 25;
        return Math.min(MOST_FOR_LENGTHS, count - count % step);
    }

    private double[] scores(List<Observation> ended) {
        return Copula.scores(Gains.of(ended, metric));
    }

    private double[][] encode(List<Configuration> configurations) {
        return configurations.stream().map(encoding::encode).toArray(double[][]::new);
    }
}
