package org.headstart.search;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;

/**
 * Bayesian optimization: a model of the trials so far, and the configuration with the highest expected improvement over the best of them. The
 * first trials fill the space evenly, or are drawn from the pool.
 */
final class BayesianStrategy implements Strategy {

    private final Domain domain;
    private final int founders;
    private final Strategy first;
    private final ModelFit fit;
    private final AcquisitionSearch search;
    private final ConstraintModels constraints;

    /**
     * @param domain   what may be proposed, of at least one hyperparameter
     * @param metric   what is improved
     * @param founders this many trials must have ended before there is a model
     * @param seed     decides the first trials
     * @param extras   configurations worth a look at every step
     */
    BayesianStrategy(Domain domain, Metric metric, int founders, long seed, List<Configuration> extras) {
        this(domain, ModelFit.gpThenForest(domain, metric), Criteria.of(metric), founders, seed, extras);
    }

    /**
     * @param domain   what may be proposed, of at least one hyperparameter
     * @param fit      makes the model
     * @param criteria what trials have to keep to
     * @param founders this many trials must have ended before there is a model
     * @param seed     decides the first trials
     * @param extras   configurations worth a look at every step
     */
    BayesianStrategy(
            Domain domain, ModelFit fit, Criteria criteria, int founders, long seed, List<Configuration> extras) {
        this.domain = domain;
        this.founders = founders;
        this.first = founders(domain, seed);
        this.fit = fit;
        this.search = new AcquisitionSearch(domain, extras);
        this.constraints = new ConstraintModels(domain, criteria);
    }

    /** Plain trials to begin with. */
    static Strategy founders(Domain domain, long seed) {
        // A pool is a population of its own: drawing from it represents it, an even spread over the space does not.
        return domain.isPool() ? new RandomStrategy(domain) : new SobolStrategy(domain, seed);
    }

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        List<Observation> ended = trials.ended();
        if (ended.size() < founders) {
            return first.next(trials, random);
        }
        ModelFit.Fitted fitted = fit.fit(ended, trials.pending(), random.nextLong());
        Model model = fitted.model();
        Feasibility feasibility = constraints.after(ended, trials.pending(), random);
        int[] all = IntStream.range(0, ended.size()).toArray();
        double best = feasibility.best(fitted.scores(), all);
        AcquisitionSearch.Acquisition improvements = candidates -> candidates.stream()
                .mapToDouble(
                        c -> ExpectedImprovement.log(model.at(domain.encoding().encode(c)), best))
                .toArray();
        List<Configuration> centres = feasibility.bestFirst(fitted.scores(), all).stream()
                .map(i -> ended.get(i).configuration())
                .toList();
        Configuration chosen = search.bestOfMany(trials, centres, feasibility.weighing(improvements), random)
                .configuration();
        double[] point = domain.encoding().encode(chosen);
        Improvement improvement = fitted.improvement();
        return new Wish(
                chosen,
                Source.SEARCH,
                why(ended.size(), model.at(point), best) + feasibility.why(chosen),
                improvement == null || !feasibility.isCertain() ? null : improvement.at(point));
    }

    private static String why(int count, Estimate estimate, double best) {
        return String.format(
                Locale.ROOT,
                "most expected improvement after %d trials: normal score %.2f, sd %.2f, best so far %.2f",
                count,
                estimate.mean(),
                estimate.sd(),
                best);
    }
}
