package org.headstart.api.warehouse;

import java.time.Duration;
import org.headstart.api.Check;
import org.jspecify.annotations.Nullable;

/**
 * How far a study is to go, as whoever began it or took it up last has asked. Which trials there are up to there follows from the study alone.
 *
 * @param trials    how many trials the study shall have, at least 1
 * @param stopBelow the study ends when less improvement than this is expected, in the metric's unit; null or 0 = only when all trials are run
 * @param left      how much time is left, not negative; null = no limit
 */
public record Budget(
        int trials, @Nullable Double stopBelow, @Nullable Duration left) {

    /** Checks the ranges. */
    public Budget {
        Check.atLeast(trials, 1, "The number of trials");
        Check.that(left == null || !left.isNegative(), "The time left is %s, but it must not be negative.", left);
    }

    /**
     * @param settings how a study is run
     * @return what it was begun with, all of its time left
     */
    public static Budget of(Study.Settings settings) {
        return new Budget(settings.trials(), settings.stopBelow(), settings.time());
    }
}
