package org.headstart.search;

import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.recommendation.Prior;

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
        return prior == null
                ? plain(setting, domain)
                : new PriorStrategy(domain, setting.metric(), setting.seed(), Advice.configurations(setting), prior);
    }

    /** Searches by the target's own trials alone; what is recommended is only looked at. */
    static Strategy plain(Setting setting, Domain domain) {
        return new BayesianStrategy(domain, setting.metric(), FOUNDERS, setting.seed(), Advice.configurations(setting));
    }
}
