package org.headstart.search;

import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.trial.Criteria;

/**
 * Bayesian optimization with a forest, after SMAC (Hutter, Hoos and Leyton-Brown 2011): expected improvement, and every few trials a random one,
 * which keeps a forest that is wrong about a region from never looking there.
 */
public final class RandomForestProvider implements OptimizerProvider {

    private static final int FOUNDERS = 3;
    private static final int PERIOD = 5;

    /** For the service loader. */
    public RandomForestProvider() {}

    @Override
    public String name() {
        return "random-forest";
    }

    @Override
    public String description() {
        return "Bayesian optimization with a random forest, from the default on; every fifth trial is random.";
    }

    @Override
    public boolean expectsImprovement() {
        return true;
    }

    @Override
    public Optimizer create(Setting setting) {
        Domain domain = Domain.of(setting);
        Strategy model = new BayesianStrategy(
                domain,
                ModelFit.forest(domain, setting.metric()),
                Criteria.of(setting.metric()),
                FOUNDERS,
                setting.seed(),
                Advice.configurations(setting));
        Strategy search = new Interleaved(PERIOD, new RandomStrategy(domain), model);
        return new StrategyOptimizer(setting, domain, new ListFirst(Advice.unadvised(setting, domain), search));
    }
}
