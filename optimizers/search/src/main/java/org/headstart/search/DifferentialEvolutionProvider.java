package org.headstart.search;

import java.util.List;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** Differential evolution. */
public final class DifferentialEvolutionProvider implements OptimizerProvider {

    /** For the service loader. */
    public DifferentialEvolutionProvider() {}

    @Override
    public String name() {
        return "differential-evolution";
    }

    @Override
    public String description() {
        return "Moves the best trials along the differences between them, starting with what is recommended.";
    }

    @Override
    public Optimizer create(Setting setting) {
        Domain domain = Domain.of(setting);
        List<Wish> seeds = domain.inside(Advice.withDefault(Advice.recommended(setting), setting, domain, 1));
        return new StrategyOptimizer(
                setting, domain, new DifferentialEvolutionStrategy(domain, setting.metric(), seeds));
    }
}
