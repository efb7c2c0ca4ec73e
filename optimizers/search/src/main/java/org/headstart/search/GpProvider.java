package org.headstart.search;

import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** Bayesian optimization. */
public final class GpProvider implements OptimizerProvider {

    private static final int FOUNDERS = 3;

    /** For the service loader. */
    public GpProvider() {}

    @Override
    public String name() {
        return "gp";
    }

    @Override
    public String description() {
        return "Bayesian optimization with a Gaussian process, from the default on.";
    }

    @Override
    public boolean expectsImprovement() {
        return true;
    }

    @Override
    public boolean searchesPrimaryAlone() {
        return false;
    }

    @Override
    public Optimizer create(Setting setting) {
        Domain domain = Domain.of(setting);
        return new StrategyOptimizer(
                setting,
                domain,
                new ListFirst(Advice.unadvised(setting, domain), AutoProvider.bayesian(setting, domain, FOUNDERS)));
    }
}
