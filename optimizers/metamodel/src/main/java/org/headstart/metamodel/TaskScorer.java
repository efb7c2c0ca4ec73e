package org.headstart.metamodel;

import java.util.List;
import org.headstart.api.space.Configuration;

/** One model of all past tasks together, which says how configurations compare on a new one. Immutable. */
interface TaskScorer {

    /**
     * @param configurations of the learner's space
     * @param components     the new task's, as {@link TaskComponents} gives them
     * @return [configurations], larger is better; only the order counts
     */
    double[] scores(List<Configuration> configurations, double[] components);
}
