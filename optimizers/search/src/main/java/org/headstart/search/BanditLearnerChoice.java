package org.headstart.search;

import java.util.List;
import org.headstart.api.recommendation.LearnerChoice;
import org.headstart.api.recommendation.Optimizer;

/** Shares trials by Thompson sampling; {@link LearnerBandit} says how. */
public final class BanditLearnerChoice implements LearnerChoice {

    /** For the service loader. */
    public BanditLearnerChoice() {}

    @Override
    public Optimizer over(Setting setting) {
        // What past tasks say of the learners is of one metric.
        List<LearnerPrior> priors = setting.criteria().isMultiObjective()
                ? setting.arms().stream().map(arm -> LearnerPrior.plain()).toList()
                : LearnerPrior.of(setting);
        return new LearnerBandit(setting, priors);
    }
}
