package org.headstart.metamodel;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How much each past task counts for a new one: less with its distance, and never more than three times an equal share, so that no single
 * look-alike decides.
 *
 * @param values [tasks], at least 0, sum 1
 * @param capped how many were cut
 */
record TaskWeights(double[] values, int capped) {

    private static final double CAP = 3;

    /**
     * @param distances [tasks], at least one, at least 0
     * @param trust     [tasks], above 0 to 1; the weight of a task is multiplied by it
     * @param sharpness how fast weights fall: the weight is exp(-sharpness * distance / median distance)
     */
    static TaskWeights of(double[] distances, double[] trust, double sharpness) {
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        double median = Quantiles.of(sorted, 0.5);
        double[] weights = new double[distances.length];
        Arrays.setAll(
                weights, i -> trust[i] * (median > 0 ? Math.exp(-sharpness * (distances[i] - sorted[0]) / median) : 1));
        return capped(weights);
    }

    /** Cuts what is above the cap and spreads the rest in proportion, until nothing is above. */
    private static TaskWeights capped(double[] weights) {
        double cap = Math.min(1, CAP / weights.length);
        boolean[] cut = new boolean[weights.length];
        double[] shares = weights.clone();
        int count = 0;
        for (boolean changed = true; changed; ) {
            changed = false;
            double free = 0;
            for (int i = 0; i < shares.length; i++) {
                free += cut[i] ? 0 : weights[i];
            }
            for (int i = 0; i < shares.length; i++) {
                shares[i] = cut[i] ? cap : weights[i] / free * (1 - count * cap);
            }
            for (int i = 0; i < shares.length; i++) {
                if (!cut[i] && shares[i] > cap * (1 + 1e-9)) {
                    cut[i] = true;
                    count++;
                    changed = true;
                }
            }
        }
        double sum = DoubleStream.of(shares).sum();
        return new TaskWeights(DoubleStream.of(shares).map(share -> share / sum).toArray(), count);
    }
}
