package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Prior;
import org.headstart.api.recommendation.Reason;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Metric;

/**
 * The ranking-weighted Gaussian process ensemble (RGPE; Feurer, Letham, Hutter and Bakshy 2022) with the transfer acquisition function (Wistuba,
 * Schilling and Schmidt-Thieme, Scalable Gaussian process-based transfer surrogates for hyperparameter optimization, 2018, section 4.2): the
 * target's own model adds its expected improvement, and each past task by how much more it gave than at any of the trials. All scores are normal
 * scores. Every fifth late trial the target's model decides alone.
 */
final class EnsembleStrategy implements Strategy {

    private static final int REFERENCE = 500;
    private static final int RANKED_FROM = 3;
    private static final int LATE = 10;
    private static final int PERIOD = 5;

    /** Keeps points apart where no past task expects anything more. */
    private static final double LEAST = 1e-9;

    private final Domain domain;
    private final Strategy alone;
    private final ModelFit fit;
    private final AcquisitionSearch search;
    private final PastScores past;

    /**
     * @param domain what may be proposed, of at least one hyperparameter
     * @param metric what is improved
     * @param seed   decides which configurations stand for the space
     * @param extras configurations worth a look at every step
     * @param prior  the past tasks
     * @param alone  what decides without past tasks
     */
    EnsembleStrategy(Domain domain, Metric metric, long seed, List<Configuration> extras, Prior prior, Strategy alone) {
        this.domain = domain;
        this.alone = alone;
        this.fit = ModelFit.gpThenForest(domain, metric);
        this.search = new AcquisitionSearch(domain, extras);
        this.past = new PastScores(prior, domain.reference(REFERENCE, seed));
    }

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        List<Observation> ended = trials.ended();
        boolean plain = ended.size() >= LATE && (trials.count() + 1) % PERIOD == 0;
        if (plain || ended.isEmpty() || ended.size() >= RankingWeights.HORIZON) {
            return alone.next(trials, random);
        }
        ModelFit.Fitted fitted = fit.fit(ended, trials.pending(), random.nextLong());
        RankingWeights weights = weights(ended, fitted.scores(), random);
        Transfer transfer = new Transfer(fitted, weights, best(trials));
        Configuration chosen = search.best(trials, bestFirst(ended, fitted.scores()), transfer::log, random)
                .configuration();
        Improvement improvement = fitted.improvement();
        return new Wish(
                chosen,
                weights.target() < 0.5 ? Source.TRANSFER : Source.SEARCH,
                why(ended.size(), weights),
                improvement == null ? null : improvement.at(domain.encoding().encode(chosen)));
    }

    private RankingWeights weights(List<Observation> ended, double[] scores, RandomGenerator random) {
        if (ended.size() < RANKED_FROM) {
            return RankingWeights.before(
                    past.tasks().stream().mapToDouble(Reason::weight).toArray());
        }
        List<double[]> expected =
                ended.stream().map(trial -> past.of(trial.configuration())).toList();
        double[][] byTask = new double[past.tasks().size()][scores.length];
        for (int task = 0; task < byTask.length; task++) {
            int row = task;
            Arrays.setAll(byTask[task], i -> expected.get(i)[row]);
        }
        return RankingWeights.of(scores, byTask, fit.process(ended).leaveOneOut(), random);
    }

    /** [past tasks], the most that each gave at any of the trials, pending ones too, so that parallel trials differ. */
    private double[] best(Trials trials) {
        List<Configuration> tried = new ArrayList<>(trials.pending());
        trials.ended().forEach(trial -> tried.add(trial.configuration()));
        past.lookUp(tried);
        double[] best = new double[past.tasks().size()];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        for (Configuration configuration : tried) {
            double[] scores = past.of(configuration);
            Arrays.setAll(best, task -> Math.max(best[task], scores[task]));
        }
        return best;
    }

    /** The acquisition after some trials. */
    private final class Transfer {

        private final Model model;
        private final double incumbent;
        private final RankingWeights weights;
        private final double[] best;

        Transfer(ModelFit.Fitted fitted, RankingWeights weights, double[] best) {
            this.model = fitted.model();
            this.incumbent = DoubleStream.of(fitted.scores()).max().orElse(0);
            this.weights = weights;
            this.best = best;
        }

        double log(Configuration configuration) {
            Estimate own = model.at(domain.encoding().encode(configuration));
            double sum = Math.max(LEAST, weights.target()) * Math.exp(ExpectedImprovement.log(own, incumbent));
            double[] scores = past.of(configuration);
            for (int task = 0; task < scores.length; task++) {
                sum += weights.past()[task] * Math.max(0, scores[task] - best[task]);
            }
            return sum > 0 ? Math.log(sum) : Math.log(LEAST) + ExpectedImprovement.log(own, incumbent);
        }
    }

    private static List<Configuration> bestFirst(List<Observation> ended, double[] scores) {
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .map(i -> ended.get(i).configuration())
                .toList();
    }

    private String why(int count, RankingWeights weights) {
        int loudest = weights.loudest();
        long heard =
                DoubleStream.of(weights.past()).filter(weight -> weight > 0).count();
        String own = String.format(
                Locale.ROOT,
                "most expected improvement after %d trials: the trials themselves count %.0f %%",
                count,
                100 * weights.target());
        return own + ", " + (heard == 0 ? "no past task ranks them better" : heard(heard, loudest, weights));
    }

    private String heard(long heard, int loudest, RankingWeights weights) {
        return String.format(
                Locale.ROOT,
                "%d past tasks the rest, %s at most (%.0f %%)",
                heard,
                past.tasks().get(loudest).task(),
                100 * weights.past()[loudest]);
    }
}
