package org.headstart.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How much each past task counts, by its meta-features first and then by how it ranks the target's trials: a weight grows with Kendall's tau between the
 * task's scores and the target's gains, the faster the more trials there are. The idea is that of Wistuba, Schilling and Schmidt-Thieme, Scalable Gaussian
 * process-based transfer surrogates, 2018, section 5.2.
 *
 * @param values [past tasks], at least 0, sum 1
 */
record PastWeights(double[] values) {

    private static final double STRENGTH = 1;

    /**
     * @param first  [past tasks], the weights before there is any trial
     * @param scores [trials][past tasks]
     * @param gains  [trials]
     */
    static PastWeights of(double[] first, double[][] scores, double[] gains) {
        if (gains.length < 2) {
            return new PastWeights(first);
        }
        double[] logs = new double[first.length];
        for (int task = 0; task < logs.length; task++) {
            double[] column = new double[gains.length];
            for (int i = 0; i < column.length; i++) {
                column[i] = scores[i][task];
            }
            logs[task] = Math.log(Math.max(first[task], 1e-12))
                    + STRENGTH * Math.sqrt(gains.length) * Concordance.tau(gains, column);
        }
        double most = Arrays.stream(logs).max().orElse(0);
        double[] weights = Arrays.stream(logs).map(log -> Math.exp(log - most)).toArray();
        double sum = Arrays.stream(weights).sum();
        return new PastWeights(Arrays.stream(weights).map(w -> w / sum).toArray());
    }

    /**
     * @param most how many are wanted
     * @return [at most that many], the tasks that count most, in their order; of those that count the same the earlier
     */
    int[] heaviest(int most) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(task -> -values[task]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** [tasks], the weights of some tasks among themselves, sum 1. */
    double[] shares(int[] tasks) {
        double sum = Arrays.stream(tasks).mapToDouble(task -> values[task]).sum();
        return Arrays.stream(tasks).mapToDouble(task -> values[task] / sum).toArray();
    }

    /** The sum of the squares: 1 when one task counts alone. */
    static double concentration(double[] shares) {
        return Arrays.stream(shares).map(w -> w * w).sum();
    }

    int loudest() {
        int loudest = 0;
        for (int task = 1; task < values.length; task++) {
            loudest = values[task] > values[loudest] ? task : loudest;
        }
        return loudest;
    }
}
