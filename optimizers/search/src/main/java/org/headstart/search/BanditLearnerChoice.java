package org.headstart.search;

import org.headstart.api.recommendation.LearnerChoice;
import org.headstart.api.recommendation.Optimizer;

/** Shares trials by Thompson sampling; {@link LearnerBandit} says how. */
public final class BanditLearnerChoice implements LearnerChoice {

    /** For the service loader. */
    public BanditLearnerChoice() {}

    @Override
    public Optimizer over(Setting setting) {
        return new LearnerBandit(setting, LearnerPrior.of(setting));
    }
}
