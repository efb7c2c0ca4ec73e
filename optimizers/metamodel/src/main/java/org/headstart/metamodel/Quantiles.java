package org.headstart.metamodel;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Quantiles of plain and of weighted values. */
final class Quantiles {

    private Quantiles() {}

    /**
     * Between neighbours linearly (type 7 of Hyndman and Fan 1996).
     *
     * @param sorted ascending, at least one
     * @param share  0 to 1
     */
    static double of(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /**
     * The least value with at least that share of the weight at or below it.
     *
     * @param values  at least one
     * @param weights as many, at least 0, with a positive sum
     * @param share   0 to 1
     */
    static double weighted(double[] values, double[] weights, double share) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double sum = 0;
        for (int i : order) {
            sum += weights[i];
            if (sum >= share * total * (1 - 1e-12)) {
                return values[i];
            }
        }
        return values[order[order.length - 1]];
    }
}
