package org.headstart.search;

import java.util.List;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** Nothing but a recommendation, to measure its worth. */
public final class PortfolioProvider implements OptimizerProvider {

    /** For the service loader. */
    public PortfolioProvider() {}

    @Override
    public String name() {
        return "portfolio";
    }

    @Override
    public String description() {
        return "Walks the list that the meta-model portfolio recommends, then draws at random.";
    }

    @Override
    public boolean searchesPrimaryAlone() {
        return false;
    }

    @Override
    public Optimizer create(Setting setting) {
        Domain domain = Domain.of(setting);
        List<Wish> list =
                domain.inside(Advice.withDefault(Advice.recommended(setting), setting, domain, Integer.MAX_VALUE));
        return new StrategyOptimizer(setting, domain, new ListFirst(list, new RandomStrategy(domain)));
    }
}
