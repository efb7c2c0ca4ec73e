package org.headstart.search;

import java.util.List;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;

/** The multivariate tree-structured Parzen estimator. */
public final class TpeProvider implements OptimizerProvider {

    private static final int FOUNDERS = 3;

    /** For the service loader. */
    public TpeProvider() {}

    @Override
    public String name() {
        return "tpe";
    }

    @Override
    public String description() {
        return "Multivariate tree-structured Parzen estimator, from the first that is recommended or the default on.";
    }

    @Override
    public Optimizer create(Setting setting) {
        Domain domain = Domain.of(setting);
        List<Wish> first = first(setting, domain);
        return new StrategyOptimizer(
                setting,
                domain,
                new ListFirst(first, new ParzenStrategy(domain, setting.metric(), FOUNDERS, setting.seed())));
    }

    /** As {@code auto} with history and as {@code gp} without. */
    private static List<Wish> first(Setting setting, Domain domain) {
        return setting.recommendation().candidates().isEmpty()
                ? Advice.unadvised(setting, domain)
                : Advice.leading(setting, domain);
    }
}
