package org.headstart.api.recommendation;

import java.util.List;
import org.headstart.api.Check;
import org.headstart.api.space.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A recommended configuration and what is expected of it.
 *
 * @param configuration    a configuration of the learner's space
 * @param expected         the metric's value expected on the new task, in the metric's own sign; null when history says nothing
 * @param interval         where the value lies with 90 % probability; null with {@code expected}
 * @param worseThanDefault the chance that the learner's default does better, 0 to 1; null when unknown
 * @param source           where it comes from
 * @param why              the past tasks that speak for it, heaviest first
 */
public record Candidate(
        Configuration configuration,
        @Nullable Double expected,
        @Nullable Interval interval,
        @Nullable Double worseThanDefault,
        Source source,
        List<Reason> why) {

    /** Copies the reasons. */
    public Candidate {
        why = List.copyOf(why);
        Check.that(
                (expected == null) == (interval == null),
                "Expected is %s and interval is %s; both or neither.",
                expected,
                interval);
    }
}
