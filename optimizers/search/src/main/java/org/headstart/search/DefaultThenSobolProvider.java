package org.headstart.search;

import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** What a history is made of: the same configurations for every task, the default among them. */
public final class DefaultThenSobolProvider implements OptimizerProvider {

    /** For the service loader. */
    public DefaultThenSobolProvider() {}

    @Override
    public String name() {
        return "default+sobol";
    }

    @Override
    public String description() {
        return "The default, then a scrambled Sobol sequence: what `headstart collect` runs.";
    }

    @Override
    public boolean searchesPrimaryAlone() {
        return false;
    }

    @Override
    public Optimizer create(Setting setting) {
        Domain domain = Domain.of(setting);
        Strategy sobol = new SobolStrategy(domain, setting.seed());
        return new StrategyOptimizer(
                setting, domain, new ListFirst(domain.inside(Advice.ofDefault(setting, domain)), sobol));
    }
}
