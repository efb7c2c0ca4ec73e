package org.headstart.search;

import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** Bayesian optimization after a few that are recommended (Feurer, Springenberg and Hutter 2015). */
public final class WarmGpProvider implements OptimizerProvider {

    /** For the service loader. */
    public WarmGpProvider() {}

    @Override
    public String name() {
        return "warm-gp";
    }

    @Override
    public String description() {
        return "The default and what past tasks recommend, then Bayesian optimization that knows nothing of them.";
    }

    @Override
    public boolean expectsImprovement() {
        return true;
    }

    @Override
    public boolean buildsOnHistory() {
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
                setting, domain, new ListFirst(Advice.leading(setting, domain), AutoProvider.plain(setting, domain)));
    }
}
