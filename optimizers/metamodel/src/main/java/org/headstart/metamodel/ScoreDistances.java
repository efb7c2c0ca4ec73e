package org.headstart.metamodel;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.headstart.api.space.Configuration;
import org.hipparchus.stat.correlation.KendallsCorrelation;

/** How differently tasks order the same candidates: 1 - Kendall's tau-b between rows of the matrix of measured or estimated gains. */
final class ScoreDistances {

    /** Enough for a standard error of tau of .05, and little work for many tasks. */
    private static final int CANDIDATES = 200;

    private static final int BEST_OF_EACH = 3;

    /** Of tasks of which nothing can be said: as far as orders that have nothing to do with each other. */
    static final double UNKNOWN = 1;

    private ScoreDistances() {}

    /**
     * @param tasks    past tasks of one learner
     * @param standard the learner's default
     * @return [tasks][tasks], 0 = the same order, 1 = unrelated or unknown, 2 = the reverse
     */
    static double[][] of(List<SourceTask> tasks, Configuration standard) {
        List<Configuration> candidates = candidates(tasks, standard);
        double[][] gains = tasks.stream()
                .map(task -> candidates.stream()
                        .mapToDouble(candidate -> task.estimate(candidate).mean())
                        .toArray())
                .toArray(double[][]::new);
        double[][] distances = new double[gains.length][gains.length];
        for (int i = 0; i < gains.length; i++) {
            for (int j = 0; j < i; j++) {
                distances[i][j] = distance(gains[i], gains[j]);
                distances[j][i] = distances[i][j];
            }
        }
        return distances;
    }

    private static double distance(double[] a, double[] b) {
        double tau = a.length < 2 ? Double.NaN : new KendallsCorrelation().correlation(a, b);
        return Double.isNaN(tau) ? UNKNOWN : 1 - tau;
    }

    /** What did best on each task and the default, thinned out evenly when there are too many. */
    private static List<Configuration> candidates(List<SourceTask> tasks, Configuration standard) {
        Set<Configuration> all = new LinkedHashSet<>();
        tasks.forEach(task -> all.addAll(task.best(BEST_OF_EACH)));
        all.add(standard);
        List<Configuration> list = List.copyOf(all);
        int step = (list.size() + CANDIDATES - 1) / CANDIDATES;
        return IntStream.range(0, list.size())
                .filter(i -> i % step == 0)
                .mapToObj(list::get)
                .toList();
    }
}
