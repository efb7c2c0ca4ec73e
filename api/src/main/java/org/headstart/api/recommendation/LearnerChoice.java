package org.headstart.api.recommendation;

import java.util.List;
import org.headstart.api.trial.Metric;

/** Shares a study's trials between learners. Found by {@link java.util.ServiceLoader}; thread-safe. */
public interface LearnerChoice {

    /**
     * @param arms   at least one
     * @param metric what the trials are judged by
     * @param seed   decides everything
     * @return an optimizer that asks the arm of its choice and tells each arm of the arm's own trials
     */
    Optimizer over(List<Arm> arms, Metric metric, long seed);

    /**
     * One learner to choose.
     *
     * @param learner   the learner's id
     * @param optimizer proposes the learner's configurations
     */
    record Arm(String learner, Optimizer optimizer) {}
}
