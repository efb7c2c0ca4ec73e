package org.headstart.api.warehouse;

import java.util.List;
import org.headstart.api.Check;
import org.headstart.api.recommendation.Observation;

/**
 * A task and what came of one learner on it.
 *
 * @param task         the task
 * @param observations ended trials, in the order in which they ended; of one metric, all of them full evaluations
 */
public record PastTask(Task task, List<Observation> observations) {

    /** Copies the observations. */
    public PastTask {
        observations = List.copyOf(observations);
        for (Observation observation : observations) {
            Check.that(
                    observation.isFull(),
                    "Trial %d of task '%s' is %s of a full evaluation, but history is made of full ones.",
                    observation.number(),
                    task.name(),
                    observation.share());
        }
    }
}
