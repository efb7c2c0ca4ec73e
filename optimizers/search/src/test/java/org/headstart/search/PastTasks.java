package org.headstart.search;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Prior;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.space.Configuration;

/**
 * Past tasks whose gains are functions.
 *
 * @param gains the gain of a configuration on each task; all count the same
 */
record PastTasks(List<ToDoubleFunction<Configuration>> gains) implements Prior {

    @Override
    public List<Reason> tasks() {
        return IntStream.range(0, gains.size())
                .mapToObj(task -> new Reason("past " + task, 1.0 / gains.size()))
                .toList();
    }

    @Override
    public double[] gains(int task, List<Configuration> configurations) {
        return configurations.stream().mapToDouble(gains.get(task)).toArray();
    }
}
