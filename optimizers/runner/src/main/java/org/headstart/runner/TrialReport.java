package org.headstart.runner;

import java.util.List;
import java.util.Map;
import org.headstart.api.Check;
import org.headstart.api.HeadstartException;
import org.headstart.api.trial.TrialState;
import org.jspecify.annotations.Nullable;

/**
 * What whoever ran the folds says of them.
 *
 * @param state   an end state
 * @param value   mean over the folds; null unless complete or pruned
 * @param message why the trial did not complete; null when it did
 * @param sound   whether the JVM it ran in can be trusted with another trial
 * @param measures what else the folds yielded, by name; means over the folds
 */
record TrialReport(
        TrialState state,
        @Nullable Double value,
        @Nullable String message,
        boolean sound,
        Map<String, Double> measures) {

    private static final int LONGEST_MESSAGE = 2000;

    TrialReport {
        Check.that(state.isEnd(), "The state of a report is %s, but it must be an end state.", state);
        Check.that(value == null || Double.isFinite(value), "A report's value is %s, but it must be finite.", value);
        measures.forEach((name, measured) ->
                Check.that(Double.isFinite(measured), "A report's %s is %s, but it must be finite.", name, measured));
        if (message != null && message.length() > LONGEST_MESSAGE) {
            message = message.substring(0, LONGEST_MESSAGE) + "...";
        }
    }

    static TrialReport complete(List<Double> folds, Map<String, Double> measures) {
        return new TrialReport(TrialState.COMPLETE, mean(folds), null, true, measures);
    }

    static TrialReport pruned(List<Double> folds, String why, Map<String, Double> measures) {
        return new TrialReport(TrialState.PRUNED, mean(folds), why, true, measures);
    }

    static TrialReport failed(String why) {
        return without(TrialState.FAILED, why, true);
    }

    /** Nothing came of it. */
    static TrialReport without(TrialState state, String why, boolean sound) {
        return new TrialReport(state, null, why, sound, Map.of());
    }

    /** A model has been written; there is nothing to report of it. */
    static TrialReport written() {
        return new TrialReport(TrialState.COMPLETE, null, null, true, Map.of());
    }

    /**
     * @param thrown what the learner threw
     * @return out of memory when that is at the bottom of it, else failed; the JVM is sound after an exception, not after an error
     */
    static TrialReport of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return without(
                        TrialState.OUT_OF_MEMORY, "The trial ran out of memory: " + cause.getMessage() + ".", false);
            }
        }
        return without(TrialState.FAILED, describe(thrown), !(thrown instanceof Error));
    }

    private static String describe(Throwable thrown) {
        if (thrown instanceof HeadstartException && thrown.getMessage() != null) {
            return thrown.getMessage();
        }
        StackTraceElement[] trace = thrown.getStackTrace();
        return "The learner threw " + thrown + (trace.length == 0 ? "." : " at " + trace[0] + ".");
    }

    private static double mean(List<Double> folds) {
        return folds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
