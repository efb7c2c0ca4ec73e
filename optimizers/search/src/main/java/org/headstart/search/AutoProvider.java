package org.headstart.search;

import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.recommendation.Prior;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;

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
    public boolean searchesPrimaryAlone() {
        return false;
    }

    @Override
    public String guard() {
        return "While the trials contradict past tasks, the rest of what these recommend waits.";
    }

    @Override
    public Optimizer create(Setting setting) {
        Domain domain = Domain.of(setting);
        Prior prior = setting.recommendation().prior();
        return new StrategyOptimizer(
                setting,
                domain,
                prior == null || setting.criteria().isMultiObjective()
                        ? new ListFirst(Advice.leading(setting, domain), plain(setting, domain))
                        : guarded(setting, domain, prior));
    }

    private static Strategy guarded(Setting setting, Domain domain, Prior prior) {
        Strategy plain = BayesianStrategy.founders(domain, setting.seed());
        return new GuardedList(Advice.contrasted(setting, domain, plain), believing(setting, domain, prior));
    }

    /** Searches when nothing is left of the list. What past tasks say is of one metric, so with several objectives only the list is theirs. */
    static Strategy search(Setting setting, Domain domain) {
        Prior prior = setting.recommendation().prior();
        return prior == null || setting.criteria().isMultiObjective()
                ? plain(setting, domain)
                : believing(setting, domain, prior);
    }

    private static PriorStrategy believing(Setting setting, Domain domain, Prior prior) {
        return new PriorStrategy(domain, setting.criteria(), setting.seed(), Advice.configurations(setting), prior);
    }

    /** Searches by the target's own trials alone; what is recommended is only looked at. */
    static Strategy plain(Setting setting, Domain domain) {
        return bayesian(setting, domain, FOUNDERS);
    }

    /** Bayesian optimization by all objectives and constraints. */
    static Strategy bayesian(Setting setting, Domain domain, int founders) {
        Criteria criteria = setting.criteria();
        Metric metric = criteria.isMultiObjective() ? Scalarisation.METRIC : criteria.primary();
        Strategy single = new BayesianStrategy(
                domain,
                ModelFit.gpThenForest(domain, metric),
                criteria,
                founders,
                setting.seed(),
                Advice.configurations(setting));
        return criteria.isMultiObjective() ? new ScalarisedStrategy(criteria, single) : single;
    }
}
