package org.headstart.search;

import java.util.List;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** Nothing but a recommendation, to measure its worth. */
public final class NearestTasksProvider implements OptimizerProvider {

    /** For the service loader. */
    public NearestTasksProvider() {}

    @Override
    public String name() {
        return "nearest-tasks";
    }

    @Override
    public String description() {
        return "Walks the list that the meta-model nearest-tasks recommends, then draws at random.";
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
