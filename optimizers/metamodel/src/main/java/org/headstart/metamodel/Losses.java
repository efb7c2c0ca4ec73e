package org.headstart.metamodel;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Gains of candidates on a task as losses that are alike for all tasks. */
final class Losses {

    private Losses() {}

    /**
     * Ranks, which do not care how a metric is scaled on a task (measured on train tasks, they did better than regrets or a mean of both).
     *
     * @param gains of the candidates on one task
     * @return [candidates], 0 for the best to 1 for the worst; ties share their mean
     */
    static double[] of(double[] gains) {
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
