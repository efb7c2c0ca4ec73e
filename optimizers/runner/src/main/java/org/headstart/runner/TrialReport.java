package org.headstart.runner;

import java.util.List;
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
 */
record TrialReport(
        TrialState state, @Nullable Double value, @Nullable String message, boolean sound) {

    private static final int LONGEST_MESSAGE = 2000;

    TrialReport {
        if (message != null && message.length() > LONGEST_MESSAGE) {
            message = message.substring(0, LONGEST_MESSAGE) + "...";
        }
    }

    static TrialReport complete(List<Double> folds) {
        return new TrialReport(TrialState.COMPLETE, mean(folds), null, true);
    }

    static TrialReport pruned(List<Double> folds, String why) {
        return new TrialReport(TrialState.PRUNED, mean(folds), why, true);
    }

    static TrialReport failed(String why) {
        return new TrialReport(TrialState.FAILED, null, why, true);
    }

    /** A model has been written; there is nothing to report of it. */
    static TrialReport written() {
        return new TrialReport(TrialState.COMPLETE, null, null, true);
    }

    /**
     * @param thrown what the learner threw
     * @return out of memory when that is at the bottom of it, else failed; the JVM is sound after an exception, not after an error
     */
    static TrialReport of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return new TrialReport(
                        TrialState.OUT_OF_MEMORY,
                        null,
                        "The trial ran out of memory: " + cause.getMessage() + ".",
                        false);
            }
        }
        return new TrialReport(TrialState.FAILED, null, describe(thrown), !(thrown instanceof Error));
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
