package org.headstart.search;

import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** Random search. */
public final class RandomProvider implements OptimizerProvider {

    /** For the service loader. */
    public RandomProvider() {}

    @Override
    public String name() {
        return "random";
    }

    @Override
    public String description() {
        return "Draws uniformly on each hyperparameter's scale.";
    }

    @Override
    public boolean searchesPrimaryAlone() {
        return false;
    }

    @Override
    public Optimizer create(Setting setting) {
        Domain domain = Domain.of(setting);
        return new StrategyOptimizer(setting, domain, new RandomStrategy(domain));
    }
}
