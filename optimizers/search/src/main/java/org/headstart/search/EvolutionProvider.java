package org.headstart.search;

import java.util.List;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** Evolutionary search. */
public final class EvolutionProvider implements OptimizerProvider {

    /** For the service loader. */
    public EvolutionProvider() {}

    @Override
    public String name() {
        return "evolution";
    }

    @Override
    public String description() {
        return "Breeds from the best trials, starting with what is recommended (Jenetics).";
    }

    @Override
    public Optimizer create(Setting setting) {
        Domain domain = Domain.of(setting);
        List<Wish> seeds = domain.inside(Advice.withDefault(Advice.recommended(setting), setting, domain, 1));
        return new StrategyOptimizer(setting, domain, new EvolutionStrategy(domain, setting.metric(), seeds));
    }
}
