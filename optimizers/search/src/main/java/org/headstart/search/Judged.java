package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * Trials with one value each that takes all objectives and constraints into account.
 *
 * @param trials that have ended
 * @param metric of their values
 */
record Judged(List<Observation> trials, Metric metric) {

    /**
     * Several objectives are scalarised. Trials that violate constraints have no value; while all do, what they violate them by is their value.
     *
     * @param ended    trials that have ended
     * @param criteria what they are judged by; with one objective and no constraint they stay as they are
     * @param random   decides the weights of objectives; nothing is drawn for one
     */
    static Judged of(List<Observation> ended, Criteria criteria, RandomGenerator random) {
        List<Observation> single = criteria.isMultiObjective()
                ? Scalarisation.draw(criteria, random).of(ended)
                : ended;
        Metric metric = criteria.isMultiObjective() ? Scalarisation.METRIC : criteria.primary();
        if (criteria.constraints().isEmpty()) {
            return new Judged(single, metric);
        }
        double[] violations = ended.stream()
                .mapToDouble(trial -> trial.value() == null
                        ? Double.POSITIVE_INFINITY
                        : criteria.violation(trial.value(), trial.measures()))
                .toArray();
        boolean anyFeasible = Arrays.stream(violations).anyMatch(violation -> violation == 0);
        List<Observation> judged = new ArrayList<>();
        for (int i = 0; i < violations.length; i++) {
            Observation trial = single.get(i);
            boolean kept = violations[i] == 0;
            judged.add(
                    anyFeasible
                            ? kept ? trial : with(trial, null)
                            : with(trial, Double.isFinite(violations[i]) ? -violations[i] : null));
        }
        return new Judged(judged, anyFeasible ? metric : Scalarisation.METRIC);
    }

    private static Observation with(Observation trial, @Nullable Double value) {
        return new Observation(
                trial.number(),
                trial.learner(),
                trial.configuration(),
                value == null ? TrialState.FAILED : TrialState.COMPLETE,
                value,
                trial.seconds(),
                trial.share(),
                trial.measures());
    }
}
