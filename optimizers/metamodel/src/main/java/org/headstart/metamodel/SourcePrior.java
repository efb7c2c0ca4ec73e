package org.headstart.metamodel;

import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Prior;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.space.Configuration;

/**
 * Past tasks as a prior. Equal by the tasks' trials and weights.
 *
 * @param sources the past tasks
 * @param tasks   their names and weights, in the same order
 */
record SourcePrior(List<SourceTask> sources, List<Reason> tasks) implements Prior {

    /** @param weights [sources], at least 0, sum 1 */
    static SourcePrior of(List<SourceTask> sources, double[] weights) {
        return new SourcePrior(
                sources,
                IntStream.range(0, weights.length)
                        .mapToObj(i -> new Reason(sources.get(i).name(), Math.min(1, weights[i])))
                        .toList());
    }

    @Override
    public double[] gains(int task, List<Configuration> configurations) {
        SourceTask source = sources.get(task);
        return configurations.stream()
                .mapToDouble(configuration -> source.estimate(configuration).mean())
                .toArray();
    }
}
