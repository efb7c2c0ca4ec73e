package org.headstart.search;

import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** Quasi-random search. */
public final class SobolProvider implements OptimizerProvider {

    /** For the service loader. */
    public SobolProvider() {}

    @Override
    public String name() {
        return "sobol";
    }

    @Override
    public String description() {
        return "Fills the space evenly with a scrambled Sobol sequence.";
    }

    @Override
    public boolean searchesPrimaryAlone() {
        return false;
    }

    @Override
    public Optimizer create(Setting setting) {
        Domain domain = Domain.of(setting);
        return new StrategyOptimizer(setting, domain, new SobolStrategy(domain, setting.seed()));
    }
}
