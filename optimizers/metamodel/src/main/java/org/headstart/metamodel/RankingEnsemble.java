package org.headstart.metamodel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Encoding;
import org.headstart.api.warehouse.History;

/**
 * Small neural networks that each learn to put the trials of past tasks in order, from configuration and task components, and vote by the mean of their
 * ranks (deep ranking ensembles; Khazi, Arango and Grabocka 2023, with the task's components in place of a set of its trials, so that they speak
 * before there is any). Trained once for a history; a fixed number of steps, whatever its size. Immutable.
 */
final class RankingEnsemble implements TaskScorer {

    private static final int NETWORKS = 5;
    private static final int STEPS = 1000;
    private static final int LIST = 32;
    private static final int[] HIDDEN = {32, 32, 32, 32};

    private final Encoding encoding;
    private final List<RankingNetwork> networks;

    RankingEnsemble(History history, List<SourceTask> tasks, TaskComponents components, long seed) {
        this.encoding = new Encoding(history.space());
        List<double[][]> lists = new ArrayList<>();
        for (int task = 0; task < tasks.size(); task++) {
            double[] own = components.past()[task];
            double[][] rows = tasks.get(task).best(Integer.MAX_VALUE).stream()
                    .map(configuration -> row(configuration, own))
                    .toArray(double[][]::new);
            if (rows.length > 1) {
                lists.add(rows);
            }
        }
        int inputs = encoding.size() + components.count();
        this.networks = lists.isEmpty() || inputs == 0
                ? List.of()
                : IntStream.range(0, NETWORKS)
                        .mapToObj(
                                i -> trained(inputs, lists, new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (i + 1))))
                        .toList();
    }

    private double[] row(Configuration configuration, double[] components) {
        double[] encoded = encoding.encode(configuration);
        double[] row = Arrays.copyOf(encoded, encoded.length + components.length);
        System.arraycopy(components, 0, row, encoded.length, components.length);
        return row;
    }

    private static RankingNetwork trained(int inputs, List<double[][]> lists, SplittableRandom random) {
        RankingNetwork network = new RankingNetwork(inputs, HIDDEN, random);
        for (int step = 0; step < STEPS; step++) {
            network.learn(drawn(lists.get(random.nextInt(lists.size())), random));
        }
        return network;
    }

    /** Some rows of a task, in their order. */
    private static double[][] drawn(double[][] rows, SplittableRandom random) {
        return random.ints(Math.min(LIST, rows.length), 0, rows.length)
                .sorted()
                .distinct()
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
    }

    @Override
    public double[] scores(List<Configuration> configurations, double[] components) {
        double[][] rows = configurations.stream()
                .map(configuration -> row(configuration, components))
                .toArray(double[][]::new);
        double[] scores = new double[rows.length];
        for (RankingNetwork network : networks) {
            double[] own = network.scores(rows);
            int[] order = IntStream.range(0, own.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> own[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int rank = 0; rank < order.length; rank++) {
                scores[order[rank]] += rank;
            }
        }
        return scores;
    }
}
