package org.headstart.api.trial;

import java.util.List;
import org.headstart.api.recommendation.Proposal;

/**
 * What is to be run, complete in itself: any worker that has the dataset can run it.
 *
 * @param proposal   learner, configuration, and where they came from
 * @param fidelity   how much effort
 * @param seed       the seed that the learner gets
 * @param rivalFolds the incumbent's fold values when the trial was planned: the trial is pruned when its own are clearly worse; empty = never
 */
public record TrialPlan(Proposal proposal, Fidelity fidelity, long seed, List<Double> rivalFolds) {

    /** Copies the fold values. */
    public TrialPlan {
        rivalFolds = List.copyOf(rivalFolds);
    }

    /** @return whether it is a full evaluation, so that its value counts for the incumbent and as history */
    public boolean isFull() {
        return proposal.share() == 1 && fidelity.rows() == 1 && fidelity.iterations() == null;
    }
}
