package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Prior;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Metric;

/**
 * Bayesian optimization that begins with what past tasks say, and believes them as far as they explain the trials. They are not believed at a step where
 * they rank the trials the wrong way round.
 */
final class PriorStrategy implements Strategy {

    private static final int REFERENCE = 500;
    private static final int GATE_FROM = 3;
    private static final int FEW = 8;

    /** With less agreement than this among few trials, past tasks are not believed. */
    private static final double LEAST_OF_FEW = -0.5;

    /** So few past tasks know little of their covariance. */
    private static final double SHRINKAGE = 8;

    private static final double[] LENGTHS = {0.5, 1, 2};

    private final Domain domain;
    private final Metric metric;
    private final Groups groups;
    private final AcquisitionSearch search;
    private final PastScores past;

    /**
     * @param domain what may be proposed, of at least one hyperparameter
     * @param metric what is improved
     * @param seed   decides which configurations stand for the space
     * @param extras configurations worth a look at every step
     * @param prior  what past tasks say
     */
    PriorStrategy(Domain domain, Metric metric, long seed, List<Configuration> extras, Prior prior) {
        this.domain = domain;
        this.metric = metric;
        this.groups = Groups.in(domain.space());
        this.search = new AcquisitionSearch(domain, extras);
        this.past = new PastScores(prior, domain.reference(REFERENCE, seed));
    }

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        List<Observation> ended = trials.ended();
        List<Configuration> tried =
                ended.stream().map(Observation::configuration).toList();
        Belief belief = new Belief(tried, Gains.of(ended, metric));
        Belief all = belief.with(trials.pending());
        double best = Arrays.stream(all.gains).max().orElse(0);
        Configuration chosen = search.best(
                        trials,
                        belief.bestFirst(),
                        configuration -> all.grid.logImprovement(all.see(configuration), best),
                        random)
                .configuration();
        boolean valued = ended.stream().anyMatch(trial -> trial.value() != null);
        return new Wish(
                chosen,
                all.grid.belief() >= 0.5 ? Source.TRANSFER : Source.SEARCH,
                all.why(ended.size()),
                valued ? Math.exp(all.grid.logImprovement(all.see(chosen), best)) : null);
    }

    /** What is believed after some trials. */
    private final class Belief {

        private final List<Configuration> tried;
        private final double[] gains;
        private final PastWeights weights;
        private final double norm;
        private final double agreement;
        private final PriorGrid grid;

        Belief(List<Configuration> tried, double[] gains) {
            this.tried = tried;
            this.gains = gains;
            past.lookUp(tried);
            this.weights = PastWeights.of(
                    past.tasks().stream().mapToDouble(Reason::weight).toArray(),
                    tried.stream().map(past::of).toArray(double[][]::new),
                    gains);
            int tasks = past.tasks().size();
            // Unbiased for weighted means where that is possible, and shrunk where tasks are few.
            this.norm = tasks / (tasks + SHRINKAGE) / Math.max(0.1, 1 - weights.concentration());
            List<PriorPoint> points = tried.stream().map(this::see).toList();
            this.agreement = Concordance.tau(
                    gains, points.stream().mapToDouble(PriorPoint::mean).toArray());
            this.grid = PriorGrid.fit(points, gains, kernels(points), past.spread(), isOpen());
        }

        /** Running trials are taken to come out as expected (Ginsbourger, Le Riche and Carraro 2010, kriging believer). */
        Belief with(List<Configuration> pending) {
            if (pending.isEmpty()) {
                return this;
            }
            List<Configuration> configurations = new ArrayList<>(tried);
            double[] believed = Arrays.copyOf(gains, gains.length + pending.size());
            for (int i = 0; i < pending.size(); i++) {
                configurations.add(pending.get(i));
                believed[gains.length + i] = grid.at(see(pending.get(i))).mean();
            }
            return new Belief(configurations, believed);
        }

        PriorPoint see(Configuration configuration) {
            double[] scores = past.of(configuration);
            double mean = 0;
            for (int task = 0; task < scores.length; task++) {
                mean += weights.values()[task] * scores[task];
            }
            double[] factor = new double[scores.length];
            for (int task = 0; task < scores.length; task++) {
                factor[task] = Math.sqrt(norm * weights.values()[task]) * (scores[task] - mean);
            }
            return new PriorPoint(domain.encoding().encode(configuration), mean, factor);
        }

        private boolean isOpen() {
            return gains.length < GATE_FROM || agreement > (gains.length < FEW ? LEAST_OF_FEW : 0);
        }

        /** Of usual lengths, and of those that fit once there are trials enough. */
        private List<Kernel> kernels(List<PriorPoint> points) {
            GpPrior usual = GpPrior.usual(groups.count());
            List<Kernel> kernels = new ArrayList<>();
            for (double length : LENGTHS) {
                double[] logs = new double[groups.count() + 1];
                Arrays.fill(logs, usual.length() + Math.log(length));
                kernels.add(Kernel.ofLogs(groups, logs));
            }
            if (gains.length >= FEW) {
                kernels.add(GpFit.fit(
                        groups,
                        points.stream().map(PriorPoint::encoded).toArray(double[][]::new),
                        Copula.scores(gains)));
            }
            return kernels;
        }

        List<Configuration> bestFirst() {
            return IntStream.range(0, gains.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -gains[i]))
                    .map(tried::get)
                    .toList();
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
