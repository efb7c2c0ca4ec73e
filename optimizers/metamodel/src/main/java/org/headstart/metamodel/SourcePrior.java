package org.headstart.metamodel;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Prior;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Encoding;
import org.headstart.api.space.SearchSpace;

/**
 * Past tasks as a prior. Equal by the tasks' trials and weights.
 *
 * @param space   the learner's space
 * @param sources the past tasks
 * @param tasks   their names and weights, in the same order
 */
record SourcePrior(SearchSpace space, List<SourceTask> sources, List<Reason> tasks) implements Prior {

    /** @param weights [sources], at least 0, sum 1 */
    static SourcePrior of(SearchSpace space, List<SourceTask> sources, double[] weights) {
        return new SourcePrior(
                space,
                sources,
                IntStream.range(0, weights.length)
                        .mapToObj(i -> new Reason(sources.get(i).name(), Math.min(1, weights[i])))
                        .toList());
    }

    @Override
    public double[] gains(int task, List<Configuration> configurations) {
        return gains(new int[] {task}, configurations)[0];
    }

    @Override
    public double[][] gains(int[] positions, List<Configuration> configurations) {
        double[][] points = points(space, configurations);
        return Arrays.stream(positions)
                .mapToObj(task -> sources.get(task).means(configurations, points))
                .toArray(double[][]::new);
    }

    /** Encoded configurations, as surrogates take them. */
    static double[][] points(SearchSpace space, List<Configuration> configurations) {
        return configurations.stream().map(new Encoding(space)::encode).toArray(double[][]::new);
    }
}
