package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Prior;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;

/**
 * Bayesian optimization that begins with what past tasks say, and believes them as far as they explain the trials. They are not believed at a step where
 * they rank the trials the wrong way round.
 */
final class PriorStrategy implements Strategy {

    private static final int REFERENCE = 500;
    private static final int GATE_FROM = 3;
    private static final int FEW = 8;

    /** A step takes time in proportion to the cube of this. */
    private static final int MOST_TRIALS = 200;

    /** So many past tasks, those that count most, are asked about what no task has been asked before. */
    private static final int MOST_TASKS = 32;

    /** With less agreement than this among few trials, past tasks are not believed. */
    private static final double LEAST_OF_FEW = -0.5;

    /** So few past tasks know little of their covariance. */
    private static final double SHRINKAGE = 8;

    private static final double[] LENGTHS = {0.5, 1, 2};

    private final Domain domain;
    private final Metric metric;
    private final Groups groups;
    private final ModelFit lengths;
    private final AcquisitionSearch search;
    private final PastScores past;
    private final ConstraintModels constraints;

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
        double[] gains = Gains.of(ended, metric);
        int[] telling = TellingTrials.of(gains, MOST_TRIALS);
        Belief belief = new Belief(
                Arrays.stream(telling)
                        .mapToObj(i -> ended.get(i).configuration())
                        .toList(),
                Arrays.stream(telling).mapToDouble(i -> gains[i]).toArray(),
                kernels(ended));
        Belief all = belief.with(trials.pending());
        Feasibility feasibility = constraints.after(ended, trials.pending(), random);
        // What runs is believed to be feasible only where nothing has to be.
        double best = feasibility.isCertain()
                ? Arrays.stream(all.gains).max().orElse(0)
                : feasibility.best(belief.gains, telling);
        AcquisitionSearch.Acquisition improvements = candidates -> all.grid.logImprovements(all.see(candidates), best);
        List<Configuration> centres = feasibility.bestFirst(belief.gains, telling).stream()
                .map(belief.tried::get)
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

        private final List<Configuration> tried;
        private final double[] gains;
        private final List<Kernel> kernels;
        private final PastWeights weights;
        private final int[] heard;
        private final double[] shares;
        private final double norm;
        private final double agreement;
        private final PriorGrid grid;

        Belief(List<Configuration> tried, double[] gains, List<Kernel> kernels) {
            this.tried = tried;
            this.gains = gains;
            this.kernels = kernels;
            past.lookUp(tried);
            this.weights = PastWeights.of(
                    past.tasks().stream().mapToDouble(Reason::weight).toArray(),
                    tried.stream().map(past::of).toArray(double[][]::new),
                    gains);
            this.heard = weights.heaviest(MOST_TASKS);
            this.shares = weights.shares(heard);
            // Unbiased for weighted means where that is possible, and shrunk where tasks are few.
            int tasks = past.tasks().size();
            this.norm = tasks / (tasks + SHRINKAGE) / Math.max(0.1, 1 - PastWeights.concentration(shares));
            PriorPoints points = see(tried);
            this.agreement = Concordance.tau(gains, points.means());
            this.grid = PriorGrid.fit(points, gains, kernels, past.spread(), isOpen());
        }

        /** Running trials are taken to come out as expected (Ginsbourger, Le Riche and Carraro 2010, kriging believer). */
        Belief with(List<Configuration> pending) {
            if (pending.isEmpty()) {
                return this;
            }
            List<Configuration> configurations = new ArrayList<>(tried);
            configurations.addAll(pending);
            double[] believed = Arrays.copyOf(gains, configurations.size());
            double[] expected = grid.means(see(pending));
            System.arraycopy(expected, 0, believed, gains.length, expected.length);
            return new Belief(configurations, believed, kernels);
        }

        PriorPoints see(List<Configuration> configurations) {
            double[][] scores = past.of(heard, configurations);
            double[] means = new double[configurations.size()];
            for (int task = 0; task < heard.length; task++) {
                for (int i = 0; i < means.length; i++) {
                    means[i] += shares[task] * scores[task][i];
                }
            }
            for (int task = 0; task < heard.length; task++) {
                double root = Math.sqrt(norm * shares[task]);
                for (int i = 0; i < means.length; i++) {
                    scores[task][i] = root * (scores[task][i] - means[i]);
                }
            }
            double[][] encoded =
                    configurations.stream().map(domain.encoding()::encode).toArray(double[][]::new);
            return new PriorPoints(
                    PriorPoints.transposed(encoded, domain.encoding().size()), means, scores);
        }

        double logImprovement(Configuration configuration, double best) {
            return grid.logImprovements(see(List.of(configuration)), best)[0];
        }

        private boolean isOpen() {
            return gains.length < GATE_FROM || agreement > (gains.length < FEW ? LEAST_OF_FEW : 0);
        }

        String why(int count) {
            Reason loudest = past.tasks().get(weights.loudest());
            return isOpen()
                    ? String.format(
                            Locale.ROOT,
                            "most expected improvement after %d trials; past tasks are believed at %.0f %%, %s at most (%.0f %%)",
                            count,
                            100 * grid.belief(),
                            loudest.task(),
                            100 * weights.values()[weights.loudest()])
                    : String.format(
                            Locale.ROOT,
                            "most expected improvement after %d trials; past tasks are not believed, they rank the trials otherwise (tau %.2f)",
                            count,
                            agreement);
        }
    }
}
