package org.headstart.search;

import java.util.List;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.recommendation.Recommendation;

/** The multivariate tree-structured Parzen estimator. */
public final class TpeProvider implements OptimizerProvider {

    private static final int FOUNDERS = 3;
    private static final int LEADING = 5;

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
        List<Wish> recommended = Advice.recommended(setting);
        if (recommended.isEmpty()) {
            return domain.isPool() ? List.of() : domain.inside(Advice.ofDefault(setting, domain));
        }
        List<Wish> leading = recommended.subList(0, Math.min(LEADING, recommended.size()));
        return domain.inside(Advice.withDefault(leading, setting, domain, Recommendation.DEFAULT_PLACE));
    }
}
