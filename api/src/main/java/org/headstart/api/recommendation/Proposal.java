package org.headstart.api.recommendation;

import org.headstart.api.Check;
import org.headstart.api.space.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A configuration to try next.
 *
 * @param learner             the learner's id
 * @param configuration       a configuration of the learner's space
 * @param source              where it comes from
 * @param why                 the same in words, for people: past tasks, rank, or acquisition value; may be empty
 * @param expectedImprovement by how much it is expected to beat the learner's best trial so far, in the metric's unit, at least 0; null where no
 *     model says
 */
public record Proposal(
        String learner,
        Configuration configuration,
        Source source,
        String why,
        @Nullable Double expectedImprovement) {

    /** Checks the improvement. */
    public Proposal {
        Check.that(
                expectedImprovement == null || (expectedImprovement >= 0 && Double.isFinite(expectedImprovement)),
                "The expected improvement of a proposal is %s, but it must be finite and at least 0.",
                expectedImprovement);
    }

    /**
     * A proposal of which no model expects anything.
     *
     * @param learner       the learner's id
     * @param configuration a configuration of the learner's space
     * @param source        where it comes from
     * @param why           the same in words
     */
    public Proposal(String learner, Configuration configuration, Source source, String why) {
        this(learner, configuration, source, why, null);
    }
}
