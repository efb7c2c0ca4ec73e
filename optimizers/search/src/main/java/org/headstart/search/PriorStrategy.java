package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Prior;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Bayesian optimization that begins with what past tasks say, and believes them as far as they explain the trials. They are not believed at a step where
 * the trials contradict them.
 */
final class PriorStrategy implements Strategy {

    private static final int REFERENCE = 500;
    private static final int FEW = 8;

    /** A step takes time in proportion to the cube of this. */
    private static final int MOST_TRIALS = 200;

    private static final double[] LENGTHS = {0.5, 1, 2};

    private final Domain domain;
    private final Metric metric;
    private final Groups groups;
    private final ModelFit lengths;
    private final AcquisitionSearch search;
    private final PastScores past;
    private final ConstraintModels constraints;
    private List<Observation> latestEnded = List.of();
    private @Nullable PastView latest;

    /**
     * @param domain what may be proposed, of at least one hyperparameter
     * @param criteria what is improved, the primary metric alone, and what trials have to keep to
     * @param seed   decides which configurations stand for the space
     * @param extras configurations worth a look at every step
     * @param prior  what past tasks say
     */
    PriorStrategy(Domain domain, Criteria criteria, long seed, List<Configuration> extras, Prior prior) {
        this.domain = domain;
        this.metric = criteria.primary();
        this.constraints = new ConstraintModels(domain, criteria);
        this.groups = Groups.in(domain.space());
        this.lengths = ModelFit.gpThenForest(domain, metric);
        List<Configuration> reference = domain.reference(REFERENCE, seed);
        this.search = new AcquisitionSearch(domain, extras, reference);
        this.past = new PastScores(prior, reference);
        past.lookUp(extras);
    }

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        List<Observation> ended = trials.ended();
        Belief belief = new Belief(view(ended), kernels(ended));
        Belief all = belief.with(trials.pending());
        Feasibility feasibility = constraints.after(ended, trials.pending(), random);
        int[] telling = TellingTrials.of(Gains.of(ended, metric), MOST_TRIALS);
        double[] gains = belief.view.gains();
        // What runs is believed to be feasible only where nothing has to be.
        double best = feasibility.isCertain() ? all.view.best() : feasibility.best(gains, telling);
        AcquisitionSearch.Acquisition improvements =
                candidates -> all.grid.logImprovements(all.view.see(candidates), best);
        List<Configuration> centres = feasibility.bestFirst(gains, telling).stream()
                .map(belief.view.tried()::get)
                .toList();
        AcquisitionSearch.Scored chosen =
                search.bestOfMany(trials, centres, feasibility.weighing(improvements), random);
        boolean valued = ended.stream().anyMatch(trial -> trial.value() != null);
        return new Wish(
                chosen.configuration(),
                all.grid.belief() >= 0.5 ? Source.TRANSFER : Source.SEARCH,
                all.why(ended.size()) + feasibility.why(chosen.configuration()),
                valued && feasibility.isCertain() ? Math.exp(all.logImprovement(chosen.configuration(), best)) : null);
    }

    /** What past tasks say after some trials, all of which have ended. */
    PastView view(List<Observation> ended) {
        if (latest == null || !ended.equals(latestEnded)) {
            double[] gains = Gains.of(ended, metric);
            int[] telling = TellingTrials.of(gains, MOST_TRIALS);
            latest = new PastView(
                    past,
                    domain.encoding(),
                    Arrays.stream(telling)
                            .mapToObj(i -> ended.get(i).configuration())
                            .toList(),
                    Arrays.stream(telling).mapToDouble(i -> gains[i]).toArray());
            latestEnded = ended;
        }
        return latest;
    }

    /** Of usual lengths, and of those that fit once there are trials enough. */
    private List<Kernel> kernels(List<Observation> ended) {
        GpPrior usual = GpPrior.usual(groups.count());
        List<Kernel> kernels = new ArrayList<>();
        for (double length : LENGTHS) {
            double[] logs = new double[groups.count() + 1];
            Arrays.fill(logs, usual.length() + Math.log(length));
            kernels.add(Kernel.ofLogs(groups, logs));
        }
        if (ended.size() >= FEW) {
            kernels.add(lengths.kernel(ended));
        }
        return kernels;
    }

    /** What is believed after some trials. */
    private final class Belief {

        private final PastView view;
        private final List<Kernel> kernels;
        private final PriorGrid grid;

        Belief(PastView view, List<Kernel> kernels) {
            this.view = view;
            this.kernels = kernels;
            this.grid = PriorGrid.fit(view.trials(), view.gains(), kernels, past.spread(), !view.isContradicted());
        }

        /** Running trials are taken to come out as expected (Ginsbourger, Le Riche and Carraro 2010, kriging believer). */
        Belief with(List<Configuration> pending) {
            return pending.isEmpty() ? this : new Belief(view.with(pending, grid.means(view.see(pending))), kernels);
        }

        double logImprovement(Configuration configuration, double best) {
            return grid.logImprovements(view.see(List.of(configuration)), best)[0];
        }

        String why(int count) {
            String believed = view.isContradicted()
                    ? view.contradiction()
                    : String.format(
                            Locale.ROOT, "past tasks are believed at %.0f %%, %s", 100 * grid.belief(), view.loudest());
            return "most expected improvement after " + count + " trials; " + believed;
        }
    }
}
