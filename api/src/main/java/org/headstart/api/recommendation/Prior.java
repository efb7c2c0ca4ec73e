package org.headstart.api.recommendation;

import java.util.Arrays;
import java.util.List;
import org.headstart.api.space.Configuration;

/** What past tasks say about any configuration, before the new task has said anything. Immutable and thread-safe. */
public interface Prior {

    /** @return the past tasks, and how much each counts by its meta-features; at least one, weights of sum 1 */
    List<Reason> tasks();

    /**
     * What was measured on a past task where there was a trial, and what its surrogate expects elsewhere.
     *
     * @param task           position among {@link #tasks}
     * @param configurations configurations of the learner's space
     * @return [configurations], gains on the task's own scale; larger is better
     */
    double[] gains(int task, List<Configuration> configurations);

    /**
     * What several past tasks say, which can be faster than to ask for one after the other.
     *
     * @param tasks          positions among {@link #tasks}
     * @param configurations configurations of the learner's space
     * @return [tasks][configurations], gains as those of one task
     */
    default double[][] gains(int[] tasks, List<Configuration> configurations) {
        return Arrays.stream(tasks)
                .mapToObj(task -> gains(task, configurations))
                .toArray(double[][]::new);
    }
}
