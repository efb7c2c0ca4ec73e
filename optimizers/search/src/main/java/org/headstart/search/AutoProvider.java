package org.headstart.search;

import java.util.List;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.recommendation.Prior;
import org.headstart.api.space.Configuration;

/** The default choice. */
public final class AutoProvider implements OptimizerProvider {

    private static final int FOUNDERS = 3;

    /** For the service loader. */
    public AutoProvider() {}

    @Override
    public String name() {
        return "auto";
    }

    @Override
    public String description() {
        return "The default and what past tasks recommend, then Bayesian optimization that believes them as far as they prove right.";
    }

    @Override
    public boolean expectsImprovement() {
        return true;
    }

    @Override
    public boolean buildsOnHistory() {
        return true;
    }

    @Override
    public Optimizer create(Setting setting) {
        Domain domain = Domain.of(setting);
        return new StrategyOptimizer(
                setting, domain, new ListFirst(Advice.leading(setting, domain), search(setting, domain)));
    }

    /** Searches when nothing is left of the list. */
    static Strategy search(Setting setting, Domain domain) {
        Prior prior = setting.recommendation().prior();
        List<Configuration> extras = Advice.configurations(setting);
        return prior == null
                ? new BayesianStrategy(domain, setting.metric(), FOUNDERS, setting.seed(), extras)
                : new PriorStrategy(domain, setting.metric(), setting.seed(), extras, prior);
    }
}
