package org.headstart.search;

import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.space.Configuration;

/**
 * The optimizer that all searchers share: it keeps the trials, lets a strategy choose, and moves the choice to something that is new and
 * allowed. A strategy sees nothing but the trials and a stream of chance for their number, so telling a new optimizer the same trials
 * takes the study up exactly where it stopped.
 */
final class StrategyOptimizer implements Optimizer {

    private final Setting setting;
    private final Domain domain;
    private final Strategy strategy;
    private final Trials trials;

    StrategyOptimizer(Setting setting, Domain domain, Strategy strategy) {
        this.setting = setting;
        this.domain = domain;
        this.strategy = strategy;
        this.trials = new Trials(setting.learner());
    }

    @Override
    public Proposal ask() {
        domain.requireFree(trials);
        var random = Randomness.at(setting.seed(), trials.count());
        Wish wish = domain.isUsedUp(trials)
                ? Wish.random(setting.space().sample(random), "the space has nothing new left")
                : strategy.next(trials, random);
        Configuration chosen = domain.nearestFree(wish.configuration(), trials, random);
        trials.ask(chosen);
        Double improvement = chosen.equals(wish.configuration()) ? wish.expectedImprovement() : null;
        return new Proposal(setting.learner(), chosen, wish.source(), wish.why(), improvement);
    }

    @Override
    public void tell(Observation observation) {
        trials.tell(observation);
    }
}
