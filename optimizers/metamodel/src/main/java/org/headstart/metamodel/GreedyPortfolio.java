package org.headstart.metamodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lists candidates so that, for every length of the list, few tasks are left without a good one: each next candidate lowers most the weighted
 * sum over tasks of the least loss so far (Wistuba, Schilling and Schmidt-Thieme 2015; Feurer et al. 2022, section 3.2). When nothing can be
 * lowered any more, the list starts over with the candidates that are left.
 */
final class GreedyPortfolio {

    private final double[][] losses;
    private final double[] weights;

    /**
     * A member of the list.
     *
     * @param candidate its column
     * @param shares    [tasks], how much of what it lowered belongs to each task, sum 1; the tasks' weights when it lowered nothing
     */
    record Pick(int candidate, double[] shares) {}

    /**
     * @param losses  [tasks][candidates], finite
     * @param weights [tasks], at least 0, sum 1
     */
    GreedyPortfolio(double[][] losses, double[] weights) {
        this.losses = losses;
        this.weights = weights;
    }

    /** @return at most {@code count} members, the first first; ties go to the first column */
    List<Pick> pick(int count) {
        int candidates = losses[0].length;
        boolean[] taken = new boolean[candidates];
        double[] least = start();
        List<Pick> picks = new ArrayList<>();
        while (picks.size() < Math.min(count, candidates)) {
            int best = best(least, taken);
            double[] gains = gains(least, best);
            double total = Arrays.stream(gains).sum();
            if (total <= 1e-12 && !Arrays.equals(least, start())) {
                least = start();
                continue;
            }
            taken[best] = true;
            picks.add(new Pick(
                    best,
                    total <= 1e-12
                            ? weights.clone()
                            : Arrays.stream(gains).map(gain -> gain / total).toArray()));
            lower(least, best);
        }
        return picks;
    }

    /** The worst loss of each task, from which the first candidate lowers. */
    private double[] start() {
        return Arrays.stream(losses)
                .mapToDouble(row -> Arrays.stream(row).max().orElse(0))
                .toArray();
    }

    private int best(double[] least, boolean[] taken) {
        double[] sums = sums(least);
        int best = -1;
        for (int candidate = 0; candidate < taken.length; candidate++) {
            if (!taken[candidate] && (best < 0 || sums[candidate] < sums[best])) {
                best = candidate;
            }
        }
        return best;
    }

    /** [candidates], the weighted sum of the least losses with each candidate added; task by task, as losses lie in memory. */
    private double[] sums(double[] least) {
        double[] sums = new double[losses[0].length];
        for (int task = 0; task < least.length; task++) {
            double[] row = losses[task];
            double weight = weights[task];
            double bound = least[task];
            for (int candidate = 0; candidate < sums.length; candidate++) {
                sums[candidate] += weight * Math.min(bound, row[candidate]);
            }
        }
        return sums;
    }

    private double[] gains(double[] least, int candidate) {
        double[] gains = new double[least.length];
        Arrays.setAll(gains, task -> weights[task] * Math.max(0, least[task] - losses[task][candidate]));
        return gains;
    }

    private void lower(double[] least, int candidate) {
        Arrays.setAll(least, task -> Math.min(least[task], losses[task][candidate]));
    }
}
