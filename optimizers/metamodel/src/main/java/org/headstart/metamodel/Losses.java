package org.headstart.metamodel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.Surrogate.Estimate;

/** Gains of candidates on a task as losses that are alike for all tasks. */
final class Losses {

    private Losses() {}

    /**
     * Half the rank and half the regret: ranks do not care for scale, regrets do not care for many that are alike.
     *
     * @param estimates gains of the candidates on one task
     * @return [candidates], 0 for the best to 1 for the worst
     */
    static double[] of(List<Estimate> estimates) {
        double[] gains = estimates.stream().mapToDouble(Estimate::mean).toArray();
        double[] ranks = ranks(gains);
        double[] regrets = regrets(gains);
        Arrays.setAll(ranks, i -> (ranks[i] + regrets[i]) / 2);
        return ranks;
    }

    static double[] regrets(double[] gains) {
        double best = Arrays.stream(gains).max().orElse(0);
        double range = best - Arrays.stream(gains).min().orElse(0);
        return Arrays.stream(gains)
                .map(gain -> range > 0 ? (best - gain) / range : 0)
                .toArray();
    }

    /** Ranks from 0, the highest gain first, to 1; ties share their mean. */
    static double[] ranks(double[] gains) {
        int n = gains.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -gains[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[n];
        for (int from = 0; from < n; ) {
            int to = from;
            while (to + 1 < n && gains[order[to + 1]] == gains[order[from]]) {
                to++;
            }
            for (int i = from; i <= to; i++) {
                ranks[order[i]] = (from + to) / 2.0 / Math.max(1, n - 1);
            }
            from = to + 1;
        }
        return ranks;
    }
}
