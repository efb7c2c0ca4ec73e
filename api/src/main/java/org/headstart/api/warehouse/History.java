package org.headstart.api.warehouse;

import java.util.List;
import org.headstart.api.Check;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;

/**
 * What is known of one learner: past tasks and their trials, all in its present space. A task that relatives were tried on comes once for each.
 *
 * @param learner the learner's id
 * @param space   its space
 * @param metric  what the trials were judged by
 * @param tasks   the past tasks, in the order in which they came, those of relatives last
 * @param leftOut how many trials there were besides whose configurations have no place in the space, at least 0
 */
public record History(String learner, SearchSpace space, Metric metric, List<PastTask> tasks, int leftOut) {

    /** Copies the tasks. */
    public History {
        tasks = List.copyOf(tasks);
        Check.atLeast(leftOut, 0, "The number of trials left out");
    }

    /**
     * A history that nothing was left out of.
     *
     * @param learner the learner's id
     * @param space   its space
     * @param metric  what the trials were judged by
     * @param tasks   the past tasks
     */
    public History(String learner, SearchSpace space, Metric metric, List<PastTask> tasks) {
        this(learner, space, metric, tasks, 0);
    }
}
