package org.headstart.api.recommendation;

import java.util.Map;
import org.headstart.api.Check;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * A trial as an optimizer or a meta-model sees it.
 *
 * @param number        position in its study's sequence, 0-based
 * @param learner       the learner's id
 * @param configuration what was run
 * @param state         queued and running mean pending
 * @param value         in the metric's own sign; not null exactly when complete. Values at different shares are not comparable
 * @param seconds       wall seconds, 0 when unknown
 * @param share         how much of a full evaluation it was: above 0, and 1 in full
 * @param measures      what it yielded beside its metric, by name ({@link org.headstart.api.trial.Outcome#measures}); empty = nothing is known
 */
public record Observation(
        int number,
        String learner,
        Configuration configuration,
        TrialState state,
        @Nullable Double value,
        double seconds,
        double share,
        Map<String, Double> measures) {

    /** Checks the share, and that state and value agree. */
    public Observation {
        measures = Map.copyOf(measures);
        Rungs.requireShare(share, "an observation");
        Check.that(
                (value != null) == (state == TrialState.COMPLETE),
                "An observation is %s with the value %s, but it has a value exactly when it is complete.",
                state,
                value);
    }

    /**
     * Of which nothing but the metric is known.
     *
     * @param number        position in its study's sequence, 0-based
     * @param learner       the learner's id
     * @param configuration what was run
     * @param state         queued and running mean pending
     * @param value         in the metric's own sign; not null exactly when complete
     * @param seconds       wall seconds, 0 when unknown
     * @param share         how much of a full evaluation it was
     */
    public Observation(
            int number,
            String learner,
            Configuration configuration,
            TrialState state,
            @Nullable Double value,
            double seconds,
            double share) {
        this(number, learner, configuration, state, value, seconds, share, Map.of());
    }

    /**
     * A full evaluation of which nothing but the metric is known.
     *
     * @param number        position in its study's sequence, 0-based
     * @param learner       the learner's id
     * @param configuration what was run
     * @param state         queued and running mean pending
     * @param value         in the metric's own sign; not null exactly when complete
     * @param seconds       wall seconds, 0 when unknown
     */
    public Observation(
            int number,
            String learner,
            Configuration configuration,
            TrialState state,
            @Nullable Double value,
            double seconds) {
        this(number, learner, configuration, state, value, seconds, 1);
    }

    /** @return whether it was evaluated in full, so that its value counts for the incumbent and as history */
    public boolean isFull() {
        return share == 1;
    }

    /**
     * @param measured what it yielded beside its metric
     * @return the same with that
     */
    public Observation withMeasures(Map<String, Double> measured) {
        return new Observation(number, learner, configuration, state, value, seconds, share, measured);
    }

    /**
     * A complete full evaluation.
     *
     * @param number        position in the sequence
     * @param learner       the learner's id
     * @param configuration what was run
     * @param value         what came of it
     * @return a complete observation
     */
    public static Observation of(int number, String learner, Configuration configuration, double value) {
        return new Observation(number, learner, configuration, TrialState.COMPLETE, value, 0);
    }
}
