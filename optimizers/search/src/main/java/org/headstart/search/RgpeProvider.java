package org.headstart.search;

import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.recommendation.Prior;

/** The ranking-weighted ensemble. */
public final class RgpeProvider implements OptimizerProvider {

    /** For the service loader. */
    public RgpeProvider() {}

    @Override
    public String name() {
        return "rgpe";
    }

    @Override
    public String description() {
        return "The default and what past tasks recommend, then a Gaussian process and past tasks, weighted by how well each ranks the trials.";
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

    private static Strategy search(Setting setting, Domain domain) {
        Strategy alone = AutoProvider.plain(setting.byPrimary(), domain);
        Prior prior = setting.recommendation().prior();
        return prior == null
                ? alone
                : new EnsembleStrategy(
                        domain, setting.metric(), setting.seed(), Advice.configurations(setting), prior, alone);
    }
}
