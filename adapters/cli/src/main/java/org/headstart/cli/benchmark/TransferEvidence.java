package org.headstart.cli.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.headstart.api.HeadstartException;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * What curves on held-out tasks of one learner say about methods, each task counting the same; seeds are averaged first. Immutable.
 *
 * <p>Intervals hold with 95 %: of a mean by Student's t, of a number of trials by the percentiles of a bootstrap over the tasks (Efron and
 * Tibshirani 1993, chapter 13).
 */
public final class TransferEvidence {

    /** Where regret is told. */
    public static final List<Integer> POINTS = List.of(1, 3, 5, 10, 20);

    private static final double CONFIDENCE = 0.95;
    private static final int RESAMPLES = 1000;
    private static final double TIE = 1e-12;

    /** Of fewer tasks nothing is concluded. */
    private static final int LEAST_TASKS = 5;

    private final Map<String, double[][]> byMethod = new LinkedHashMap<>();
    private final int tasks;

    /**
     * A mean and where it lies.
     *
     * @param mean  the estimate
     * @param low   the lower end of its interval
     * @param high  the upper end
     */
    public record Estimate(double mean, double low, double high) {}

    /** @param curves of one learner, every method on every task; those of one method of one length */
    public TransferEvidence(List<Curve> curves) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> methods = new LinkedHashSet<>();
        curves.forEach(curve -> {
            names.add(curve.task());
            methods.add(curve.method());
        });
        this.tasks = names.size();
        for (String method : methods) {
            double[][] rows = names.stream()
                    .map(task -> mean(curves.stream()
                            .filter(curve ->
                                    curve.task().equals(task) && curve.method().equals(method))
                            .toList()))
                    .toArray(double[][]::new);
            byMethod.put(method, rows);
        }
    }

    private static double[] mean(List<Curve> seeds) {
        double[] mean = new double[seeds.get(0).regrets().size()];
        for (Curve curve : seeds) {
            Arrays.setAll(mean, n -> mean[n] + curve.regrets().get(n) / seeds.size());
        }
        return mean;
    }

    /** @return the methods, in the order of the curves */
    public List<String> methods() {
        return List.copyOf(byMethod.keySet());
    }

    /** @return the number of tasks */
    public int tasks() {
        return tasks;
    }

    private double[][] rows(String method) {
        double[][] rows = byMethod.get(method);
        if (rows == null) {
            throw new HeadstartException("'" + method + "' was not measured; " + methods() + " were.");
        }
        return rows;
    }

    /**
     * @param method a method
     * @param tried  after how many configurations
     * @return the mean regret over the tasks; without width for a single task
     */
    public Estimate regret(String method, int tried) {
        double[] values =
                Arrays.stream(rows(method)).mapToDouble(row -> at(row, tried)).toArray();
        return mean(values, 1 - CONFIDENCE);
    }

    /**
     * How much less regret a method has than another, as the mean over {@link #POINTS}.
     *
     * @param method   a method
     * @param standard what it and all others are compared with
     * @return the mean difference over the tasks, positive when the method is better; the intervals of all methods hold together (Bonferroni)
     */
    public Estimate advantage(String method, String standard) {
        double[][] own = rows(method);
        double[][] other = rows(standard);
        double[] differences = new double[tasks];
        Arrays.setAll(differences, task -> level(other[task]) - level(own[task]));
        return mean(differences, (1 - CONFIDENCE) / Math.max(1, rivals(standard).size()));
    }

    private List<String> rivals(String standard) {
        List<String> rivals = new ArrayList<>(methods());
        rivals.remove(standard);
        return rivals;
    }

    private static double level(double[] row) {
        return POINTS.stream().mapToDouble(point -> at(row, point)).average().orElse(0);
    }

    private static double at(double[] row, int tried) {
        return row[Math.min(tried, row.length) - 1];
    }

    private static Estimate mean(double[] values, double outside) {
        double mean = Arrays.stream(values).average().orElse(0);
        if (values.length < 2) {
            return new Estimate(mean, mean, mean);
        }
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double error = Math.sqrt(squares / (values.length - 1) / values.length);
        double half = error * new TDistribution(values.length - 1.0).inverseCumulativeProbability(1 - outside / 2);
        return new Estimate(mean, mean - half, mean + half);
    }

    /**
     * How many trials a method saves: so many more does the baseline need until its mean regret is as low as the method's after some trials. The method's
     * count up to where it first was as low, so that trials after which nothing more could be won are not held against it.
     *
     * @param method   a method
     * @param baseline what it is compared with
     * @param tried    after how many trials of the method
     * @return negative when it costs trials; where the baseline's curve ends before it gets there, one more than the curve is long counts
     */
    public Estimate saved(String method, String baseline, int tried) {
        double[][] own = rows(method);
        double[][] other = rows(baseline);
        return resampled(tried, drawn -> {
            double reached = meanAt(own, tried, drawn);
            return first(other, reached, drawn) - first(own, reached, drawn);
        });
    }

    /**
     * How many trials a method needs to be as good as a baseline.
     *
     * @param method   a method
     * @param baseline what it is compared with
     * @param tried    after how many trials of the baseline
     * @return where the method's curve ends before it gets there, one more than the curve is long counts
     */
    public Estimate needed(String method, String baseline, int tried) {
        double[][] own = rows(method);
        double[][] other = rows(baseline);
        return resampled(tried, drawn -> first(own, meanAt(other, tried, drawn), drawn));
    }

    /** What is counted on all tasks, with the interval of resampled ones. */
    private Estimate resampled(long seed, ToDoubleFunction<int[]> count) {
        int[] all = IntStream.range(0, tasks).toArray();
        double[] resampled = new double[RESAMPLES];
        Random random = new Random(seed);
        Arrays.setAll(
                resampled, i -> count.applyAsDouble(random.ints(tasks, 0, tasks).toArray()));
        Arrays.sort(resampled);
        double tail = (1 - CONFIDENCE) / 2;
        return new Estimate(
                count.applyAsDouble(all),
                resampled[(int) Math.floor(tail * (RESAMPLES - 1))],
                resampled[(int) Math.ceil((1 - tail) * (RESAMPLES - 1))]);
    }

    /** After how many trials a mean regret is first as low as a level. */
    private static int first(double[][] rows, double level, int[] drawn) {
        int length = rows[0].length;
        for (int n = 1; n <= length; n++) {
            if (meanAt(rows, n, drawn) <= level + TIE) {
                return n;
            }
        }
        return length + 1;
    }

    private static double meanAt(double[][] rows, int tried, int[] drawn) {
        return Arrays.stream(drawn)
                .mapToDouble(task -> at(rows[task], tried))
                .average()
                .orElse(0);
    }

    /** @return the length of the longest curve */
    public int length() {
        return byMethod.values().stream().mapToInt(rows -> rows[0].length).max().orElse(0);
    }

    /**
     * The method to use in place of another: that with the largest advantage among those whose interval lies above 0.
     *
     * @param standard what is used unless another is clearly better
     * @return the standard itself when none is
     */
    public String winner(String standard) {
        String best = standard;
        double most = 0;
        for (String rival : rivals(standard)) {
            Estimate advantage = advantage(rival, standard);
            if (tasks >= LEAST_TASKS && advantage.low() > TIE && advantage.mean() > most) {
                best = rival;
                most = advantage.mean();
            }
        }
        return best;
    }
}
