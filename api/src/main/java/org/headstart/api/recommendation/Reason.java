package org.headstart.api.recommendation;

import org.headstart.api.Check;

/**
 * A past task that speaks for a candidate.
 *
 * @param task   the task's name
 * @param weight its share in the recommendation, 0 to 1
 */
public record Reason(String task, double weight) {

    /** Checks the weight. */
    public Reason {
        Check.that(weight >= 0 && weight <= 1, "The weight of task '%s' is %s, but it must be 0 to 1.", task, weight);
    }
}
