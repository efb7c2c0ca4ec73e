package org.headstart.search;

import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** Grid search. */
public final class GridProvider implements OptimizerProvider {

    /** For the service loader. */
    public GridProvider() {}

    @Override
    public String name() {
        return "grid";
    }

    @Override
    public String description() {
        return "Walks a grid of about 50 points in an order that spreads, then finer ones.";
    }

    @Override
    public boolean searchesPrimaryAlone() {
        return false;
    }

    @Override
    public Optimizer create(Setting setting) {
        Domain domain = Domain.of(setting);
        return new StrategyOptimizer(setting, domain, new GridStrategy(domain, setting.seed()));
    }
}
