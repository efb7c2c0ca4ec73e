package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Encoding;

/** What past tasks say of configurations, each as much as it counts after some trials, and whether the trials bear that out. Not thread-safe. */
final class PastView {

    /** So many past tasks, those that count most, are asked about what no task has been asked before. */
    private static final int MOST_TASKS = 32;

    /** So few past tasks know little of their covariance. */
    private static final double SHRINKAGE = 8;

    /** With fewer trials than this nothing contradicts past tasks. */
    private static final int JUDGED_FROM = 3;

    private final PastScores past;
    private final Encoding encoding;
    private final List<Configuration> tried;
    private final double[] gains;
    private final PastWeights weights;
    private final int[] heard;
    private final double[] shares;
    private final double norm;
    private final PriorPoints trials;
    private final double agreement;

    /**
     * @param past     the past tasks
     * @param encoding of the space
     * @param tried    configurations of the trials
     * @param gains    [tried]
     */
    PastView(PastScores past, Encoding encoding, List<Configuration> tried, double[] gains) {
        this.past = past;
        this.encoding = encoding;
        this.tried = tried;
        this.gains = gains;
        past.lookUp(tried);
        this.weights = PastWeights.of(
                past.tasks().stream().mapToDouble(Reason::weight).toArray(),
                tried.stream().map(past::of).toArray(double[][]::new),
                gains);
        this.heard = weights.heaviest(MOST_TASKS);
        this.shares = weights.shares(heard);
        // Unbiased for weighted means where that is possible, and shrunk where tasks are few.
        int tasks = past.tasks().size();
        this.norm = tasks / (tasks + SHRINKAGE) / Math.max(0.1, 1 - PastWeights.concentration(shares));
        this.trials = see(tried);
        this.agreement = Concordance.weighted(gains, expected());
    }

    /**
     * [trials], what past tasks expected of them before there was any. Weights that know the trials would agree with them by chance when past tasks are
     * many.
     */
    private double[] expected() {
        double[] means = new double[tried.size()];
        for (int i = 0; i < means.length; i++) {
            double[] scores = past.of(tried.get(i));
            for (int task = 0; task < scores.length; task++) {
                means[i] += past.tasks().get(task).weight() * scores[task];
            }
        }
        return means;
    }

    /** After more trials. */
    PastView with(List<Configuration> more, double[] theirGains) {
        List<Configuration> configurations = new ArrayList<>(tried);
        configurations.addAll(more);
        return new PastView(
                past,
                encoding,
                configurations,
                DoubleStream.concat(Arrays.stream(gains), Arrays.stream(theirGains))
                        .toArray());
    }

    /** [trials] */
    double[] gains() {
        return gains;
    }

    /** The highest gain; 0 without trials. */
    double best() {
        return Arrays.stream(gains).max().orElse(0);
    }

    /** The trials' configurations. */
    List<Configuration> tried() {
        return tried;
    }

    /** The trials as past tasks see them. */
    PriorPoints trials() {
        return trials;
    }

    PriorPoints see(List<Configuration> configurations) {
        double[][] scores = past.of(heard, configurations);
        double[] means = new double[configurations.size()];
        for (int task = 0; task < heard.length; task++) {
            for (int i = 0; i < means.length; i++) {
                means[i] += shares[task] * scores[task][i];
            }
        }
        for (int task = 0; task < heard.length; task++) {
            double root = Math.sqrt(norm * shares[task]);
            for (int i = 0; i < means.length; i++) {
                scores[task][i] = root * (scores[task][i] - means[i]);
            }
        }
        double[][] encoded = configurations.stream().map(encoding::encode).toArray(double[][]::new);
        return new PriorPoints(PriorPoints.transposed(encoded, encoding.size()), means, scores);
    }

    /** Whether the trials rank each other the other way round than past tasks expect: those most that past tasks hold furthest apart. */
    boolean isContradicted() {
        return trials.count() >= JUDGED_FROM && agreement < 0;
    }

    /** Whether the trials rank each other as past tasks expect. */
    boolean isBorneOut() {
        return trials.count() >= JUDGED_FROM && agreement > 0;
    }

    String contradiction() {
        return String.format(
                Locale.ROOT, "past tasks are not believed, the trials contradict them (agreement %.2f)", agreement);
    }

    /** The past task that counts most. */
    String loudest() {
        return String.format(
                Locale.ROOT,
                "%s at most (%.0f %%)",
                past.tasks().get(weights.loudest()).task(),
                100 * weights.values()[weights.loudest()]);
    }
}
