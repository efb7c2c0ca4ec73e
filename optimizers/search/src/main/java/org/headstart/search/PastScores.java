package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Prior;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.space.Configuration;

/**
 * Past tasks' gains as scores that are alike for all tasks: normal scores of the ranks among reference configurations, linear between them.
 * Reference configurations and those of the trials are looked up once. Not thread-safe.
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
        double[][] found = prior.gains(all(), reference);
        for (int task = 0; task < gains.length; task++) {
            gains[task] = found[task].clone();
            Arrays.sort(gains[task]);
            scores[task] = Copula.scores(gains[task]);
            spreads[task] = Gains.sd(gains[task]);
        }
        keep(reference, found);
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

    private int[] all() {
        return IntStream.range(0, tasks.size()).toArray();
    }

    /** Looks many configurations up at once, which is faster than one by one, and remembers them. */
    void lookUp(List<Configuration> configurations) {
        List<Configuration> unknown = configurations.stream()
                .filter(configuration -> !known.containsKey(configuration))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            keep(unknown, prior.gains(all(), unknown));
        }
    }

    private void keep(List<Configuration> configurations, double[][] found) {
        for (int i = 0; i < configurations.size(); i++) {
            double[] each = new double[found.length];
            for (int task = 0; task < each.length; task++) {
                each[task] = score(task, found[task][i]);
            }
            known.put(configurations.get(i), each);
        }
    }

    /**
     * What some tasks say of configurations, of which the unknown ones are not remembered.
     *
     * @param positions      of the tasks
     * @param configurations any
     * @return [positions][configurations]
     */
    double[][] of(int[] positions, List<Configuration> configurations) {
        double[][] found = new double[positions.length][configurations.size()];
        List<Configuration> unknown = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < configurations.size(); i++) {
            double[] each = known.get(configurations.get(i));
            if (each == null) {
                unknown.add(configurations.get(i));
                places.add(i);
                continue;
            }
            for (int task = 0; task < positions.length; task++) {
                found[task][i] = each[positions[task]];
            }
        }
        double[][] looked = unknown.isEmpty() ? new double[positions.length][0] : prior.gains(positions, unknown);
        for (int task = 0; task < positions.length; task++) {
            for (int i = 0; i < places.size(); i++) {
                found[task][places.get(i)] = score(positions[task], looked[task][i]);
            }
        }
        return found;
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
