package org.headstart.search;

import java.util.List;
import org.headstart.api.Check;
import org.headstart.api.recommendation.LearnerChoice;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.trial.Metric;

/** Shares trials by Thompson sampling; {@link LearnerBandit} says how. */
public final class BanditLearnerChoice implements LearnerChoice {

    /** For the service loader. */
    public BanditLearnerChoice() {}

    @Override
    public Optimizer over(List<Arm> arms, Metric metric, long seed) {
        Check.that(!arms.isEmpty(), "The list of learners is %s, but there must be at least one to choose.", arms);
        return new LearnerBandit(arms, metric, seed);
    }
}
