package org.headstart.api.trial;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headstart.api.Check;
import org.jspecify.annotations.Nullable;

/**
 * What came of running a trial.
 *
 * @param state      an end state
 * @param value      mean over the folds run, finite; null unless complete or pruned after at least one fold
 * @param foldValues the metric on each fold that was run, in the order of the folds
 * @param curve      the metric after each iteration that was watched; empty for learners without iterations
 * @param seconds    wall seconds, at least 0
 * @param message    why the trial did not complete; null when it did
 * @param provenance how it was run; null when it never started
 * @param measures   what the trial yielded beside its metric, by the names of {@link Metric#measured}, the metric among it: means over the folds
 *     run, of the seconds the median, finite; what is not finite on some fold is left out. Empty when nothing was measured
 */
public record Outcome(
        TrialState state,
        @Nullable Double value,
        List<Double> foldValues,
        List<Double> curve,
        double seconds,
        @Nullable String message,
        @Nullable Provenance provenance,
        Map<String, Double> measures) {

    /** Checks that the state is an end and that a complete trial has a finite value. */
    public Outcome {
        foldValues = List.copyOf(foldValues);
        curve = List.copyOf(curve);
        measures = Collections.unmodifiableMap(new TreeMap<>(measures));
        Check.that(state.isEnd(), "The state of an outcome is %s, but it must be an end state.", state);
        Check.that(
                value == null || Double.isFinite(value),
                "The value of an outcome is %s, but it must be finite.",
                value);
        Check.that(
                state != TrialState.COMPLETE || value != null,
                "A complete trial has the value %s; it must have one.",
                value);
        Check.atLeast(seconds, 0, "The seconds of an outcome");
        measures.forEach((name, measured) -> Check.that(
                Double.isFinite(measured), "The %s of an outcome is %s, but it must be finite.", name, measured));
    }

    /**
     * An outcome of which nothing but the metric is known.
     *
     * @param state      an end state
     * @param value      mean over the folds run
     * @param foldValues the metric on each fold that was run
     * @param curve      the metric after each iteration that was watched
     * @param seconds    wall seconds
     * @param message    why the trial did not complete
     * @param provenance how it was run
     */
    public Outcome(
            TrialState state,
            @Nullable Double value,
            List<Double> foldValues,
            List<Double> curve,
            double seconds,
            @Nullable String message,
            @Nullable Provenance provenance) {
        this(state, value, foldValues, curve, seconds, message, provenance, Map.of());
    }

    /**
     * @param measured what the trial yielded beside its metric
     * @return the same with that
     */
    public Outcome withMeasures(Map<String, Double> measured) {
        return new Outcome(state, value, foldValues, curve, seconds, message, provenance, measured);
    }

    /**
     * An outcome without a value.
     *
     * @param state   an end state other than complete
     * @param seconds wall seconds
     * @param message why the trial did not complete
     * @return the outcome
     */
    public static Outcome without(TrialState state, double seconds, String message) {
        return new Outcome(state, null, List.of(), List.of(), seconds, message, null);
    }
}
