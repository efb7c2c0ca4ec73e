package org.headstart.api.recommendation;

import org.headstart.api.Check;

/**
 * A range that holds a value with 90 % probability.
 *
 * @param low  the lower end
 * @param high the upper end, at least {@code low}
 */
public record Interval(double low, double high) {

    /** Checks the order. */
    public Interval {
        Check.that(low <= high, "The interval is [%s, %s], but low <= high must hold.", low, high);
    }
}
