package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;

/**
 * Models of how far on the allowed side of each constraint a configuration is (Gardner et al. 2014, section 3). They are models of normal scores, so
 * that an outlier among the measured seconds does not rule them; the limit's own score is half way between the trials next to it. A trial
 * without value counts as one that violates all constraints, since it is no use either. Not thread-safe.
 */
final class ConstraintModels {

    private static final Metric SLACK = new Metric("slack", Goal.MAXIMIZE);

    /** So far beyond all trials, in standard deviations, the limit is taken to be while all keep to the constraint. */
    private static final double FAR = 1;

    /** While all violate it, a small step is what is looked for: a limit out of reach would make only what is unknown look promising. */
    private static final double NEAR = 0.05;

    private final Domain domain;
    private final Criteria criteria;
    private final List<ModelFit> fits;

    /**
     * @param domain   what may be proposed
     * @param criteria what trials have to keep to
     */
    ConstraintModels(Domain domain, Criteria criteria) {
        this.domain = domain;
        this.criteria = criteria;
        this.fits = criteria.constraints().stream()
                .map(constraint -> ModelFit.gpThenForest(domain, SLACK))
                .toList();
    }

    /**
     * @param ended   trials that have ended, at least one, by number
     * @param pending what runs
     * @param random  decides forests; nothing is drawn where there are no constraints
     * @return what they say
     */
    Feasibility after(List<Observation> ended, List<Configuration> pending, RandomGenerator random) {
        boolean[] feasible = new boolean[ended.size()];
        for (int i = 0; i < feasible.length; i++) {
            Observation trial = ended.get(i);
            feasible[i] = trial.value() != null && criteria.violation(trial.value(), trial.measures()) == 0;
        }
        List<Feasibility.Bounded> models = new ArrayList<>();
        for (int i = 0; i < fits.size(); i++) {
            models.add(model(fits.get(i), criteria.constraints().get(i), ended, pending, random.nextLong()));
        }
        return new Feasibility(domain.encoding(), feasible, models);
    }

    private Feasibility.Bounded model(
            ModelFit fit, Constraint constraint, List<Observation> ended, List<Configuration> pending, long seed) {
        List<Observation> slacks =
                ended.stream().map(trial -> slack(trial, constraint)).toList();
        ModelFit.Fitted fitted = fit.fit(slacks, pending, seed);
        return new Feasibility.Bounded(fitted.model(), threshold(slacks, fitted.scores()));
    }

    private Observation slack(Observation trial, Constraint constraint) {
        Double known =
                trial.value() == null ? null : criteria.known(constraint.measure(), trial.value(), trial.measures());
        return new Observation(
                trial.number(),
                trial.learner(),
                trial.configuration(),
                known == null ? TrialState.FAILED : TrialState.COMPLETE,
                known == null ? null : constraint.slack(known),
                0);
    }

    /** Between the scores of the last trial that violates the constraint and of the first that keeps to it. */
    private static double threshold(List<Observation> slacks, double[] scores) {
        double least = Arrays.stream(scores).min().orElse(0);
        double most = Arrays.stream(scores).max().orElse(0);
        double kept = IntStream.range(0, scores.length)
                .filter(i -> keeps(slacks.get(i)))
                .mapToDouble(i -> scores[i])
                .min()
                .orElse(most + 2 * NEAR);
        double violated = IntStream.range(0, scores.length)
                .filter(i -> !keeps(slacks.get(i)))
                .mapToDouble(i -> scores[i])
                .max()
                .orElse(least - 2 * FAR);
        return (kept + violated) / 2;
    }

    private static boolean keeps(Observation slack) {
        Double value = slack.value();
        return value != null && value >= 0;
    }
}
