package org.headstart.api.trial;

import org.headstart.api.Check;
import org.jspecify.annotations.Nullable;

/**
 * How much of the full effort a trial spends.
 *
 * @param rows       share of the training rows, above 0, at most 1
 * @param folds      how many of the study's cross-validation folds are run, at least 1
 * @param iterations how many iterations an iterative learner may make; null = as its configuration says
 */
public record Fidelity(double rows, int folds, @Nullable Integer iterations) {

    /** What is cut to make a trial cheaper. */
    public enum Kind {
        /** The iterations of a learner that has them: epochs, trees, rounds of boosting. */
        ITERATIONS,
        /** The rows that are trained on. */
        ROWS,
        /** The folds that are run. */
        FOLDS
    }

    /** Checks the ranges. */
    public Fidelity {
        Check.that(rows > 0 && rows <= 1, "The share of rows is %s, but it must be above 0 and at most 1.", rows);
        Check.atLeast(folds, 1, "The number of folds");
        Check.that(
                iterations == null || iterations > 0,
                "The number of iterations is %s, but it must be positive.",
                iterations);
    }

    /**
     * @param folds the number of cross-validation folds
     * @return all rows, all folds, all iterations
     */
    public static Fidelity full(int folds) {
        return new Fidelity(1, folds, null);
    }
}
