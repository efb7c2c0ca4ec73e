package org.headstart.search;

import java.util.List;
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
        // In a pool the default is one of many that somebody chose; on train tasks a draw did better than it.
        List<Wish> first = domain.isPool() ? List.of() : domain.inside(Advice.ofDefault(setting, domain));
        Strategy search = AutoProvider.bayesian(setting, domain, FOUNDERS);
        return new StrategyOptimizer(setting, domain, new ListFirst(first, search));
    }
}
