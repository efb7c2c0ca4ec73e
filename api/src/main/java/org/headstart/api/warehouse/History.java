package org.headstart.api.warehouse;

import java.util.List;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;

/**
 * What is known of one learner: past tasks and their trials. Configurations that the space does not allow have been left out.
 *
 * @param learner the learner's id
 * @param space   its space
 * @param metric  what the trials were judged by
 * @param tasks   the past tasks, in the order in which they came
 */
public record History(String learner, SearchSpace space, Metric metric, List<PastTask> tasks) {

    /** Copies the tasks. */
    public History {
        tasks = List.copyOf(tasks);
    }
}
