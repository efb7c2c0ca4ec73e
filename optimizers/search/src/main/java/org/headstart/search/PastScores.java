package org.headstart.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.recommendation.Prior;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.space.Configuration;

/**
 * Past tasks' gains as scores that are alike for all tasks: normal scores of the ranks among reference configurations, linear between them. Each
 * configuration is looked up once. Not thread-safe.
 */
final class PastScores {

    private final Prior prior;
    private final List<Reason> tasks;
    private final double[][] gains;
    private final double[][] scores;
    private final double spread;
    private final Map<Configuration, double[]> known = new HashMap<>();

    /**
     * @param prior     the past tasks
     * @param reference configurations that stand for all, at least one
     */
    PastScores(Prior prior, List<Configuration> reference) {
        this.prior = prior;
        this.tasks = prior.tasks();
        this.gains = new double[tasks.size()][];
        this.scores = new double[tasks.size()][];
        double[] spreads = new double[tasks.size()];
        for (int task = 0; task < gains.length; task++) {
            gains[task] = prior.gains(task, reference);
            Arrays.sort(gains[task]);
            scores[task] = Copula.scores(gains[task]);
            spreads[task] = Gains.sd(gains[task]);
        }
        Arrays.sort(spreads);
        this.spread = Math.max(spreads[spreads.length / 2], 1e-12);
    }

    List<Reason> tasks() {
        return tasks;
    }

    /** The median over the past tasks of the standard deviation of gains, positive. */
    double spread() {
        return spread;
    }

    /** Looks many configurations up at once, which is faster than one by one. */
    void lookUp(List<Configuration> configurations) {
        List<Configuration> unknown = configurations.stream()
                .filter(configuration -> !known.containsKey(configuration))
                .distinct()
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        double[][] found = new double[unknown.size()][tasks.size()];
        for (int task = 0; task < gains.length; task++) {
            double[] each = prior.gains(task, unknown);
            for (int i = 0; i < each.length; i++) {
                found[i][task] = score(task, each[i]);
            }
        }
        for (int i = 0; i < found.length; i++) {
            known.put(unknown.get(i), found[i]);
        }
    }

    /** [past tasks], not to be changed. */
    double[] of(Configuration configuration) {
        double[] found = known.get(configuration);
        if (found == null) {
            lookUp(List.of(configuration));
            return known.getOrDefault(configuration, new double[tasks.size()]);
        }
        return found;
    }

    private double score(int task, double gain) {
        double[] from = gains[task];
        double[] to = scores[task];
        int at = Arrays.binarySearch(from, gain);
        if (at >= 0) {
            return to[at];
        }
        int above = -at - 1;
        if (above == 0 || above == from.length) {
            return to[above == 0 ? 0 : above - 1];
        }
        double share = (gain - from[above - 1]) / (from[above] - from[above - 1]);
        return to[above - 1] + share * (to[above] - to[above - 1]);
    }
}
