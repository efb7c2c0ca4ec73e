package org.headstart.search;

import java.util.List;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** Evolutionary search for a Pareto front. */
public final class Nsga2Provider implements OptimizerProvider {

    /** For the service loader. */
    public Nsga2Provider() {}

    @Override
    public String name() {
        return "nsga2";
    }

    @Override
    public String description() {
        return "Breeds from the best trials by all objectives and constraints, starting with what is recommended (NSGA-II, Jenetics).";
    }

    @Override
    public boolean searchesPrimaryAlone() {
        return false;
    }

    @Override
    public Optimizer create(Setting setting) {
        Domain domain = Domain.of(setting);
        List<Wish> seeds = domain.inside(Advice.withDefault(Advice.recommended(setting), setting, domain, 1));
        return new StrategyOptimizer(setting, domain, new Nsga2Strategy(domain, setting.criteria(), seeds));
    }
}
