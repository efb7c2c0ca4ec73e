package org.headstart.search;

import org.headstart.api.space.Configuration;

/** What successive halving does next. */
sealed interface Step {

    /**
     * A configuration that nobody has tried begins.
     *
     * @param rung where
     */
    record Start(int rung) implements Step {}

    /**
     * A configuration goes up.
     *
     * @param configuration which
     * @param rung          where to
     * @param place         how it did on the rung below, 1 = best
     * @param of            among how many
     */
    record Promotion(Configuration configuration, int rung, int place, int of) implements Step {}
}
