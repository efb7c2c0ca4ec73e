package org.headstart.api.warehouse;

import java.util.List;
import org.headstart.api.Check;
import org.headstart.api.recommendation.Observation;
import org.jspecify.annotations.Nullable;

/**
 * A task and what came of one learner on it.
 *
 * @param task         the task
 * @param observations ended trials, in the order in which they ended; of one metric and one learner, all of them full evaluations
 * @param relative     the id of the learner that ran them, when it is another one of the same family; null for the learner's own trials
 * @param trust        how much they count beside the learner's own, above 0 to 1
 */
public record PastTask(
        Task task, List<Observation> observations, @Nullable String relative, double trust) {

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
        Check.that(
                trust > 0 && trust <= 1,
                "The trust in the trials on task '%s' is %s, but it must be above 0 and at most 1.",
                task.name(),
                trust);
    }

    /**
     * A task and the learner's own trials on it.
     *
     * @param task         the task
     * @param observations ended trials
     */
    public PastTask(Task task, List<Observation> observations) {
        this(task, observations, null, 1);
    }

    /** @return the task's name, with the learner where it is another one: {@code iris (weka:RandomForest)} */
    public String name() {
        return relative == null ? task.name() : task.name() + " (" + relative + ")";
    }
}
