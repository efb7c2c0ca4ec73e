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
 * @param share               how much of a full evaluation it asks for, one of the setting's {@link Rungs}: above 0, and 1 in full
 */
public record Proposal(
        String learner,
        Configuration configuration,
        Source source,
        String why,
        @Nullable Double expectedImprovement,
        double share) {

    /** Checks the improvement and the share. */
    public Proposal {
        Rungs.requireShare(share, "a proposal");
        Check.that(
                expectedImprovement == null || (expectedImprovement >= 0 && Double.isFinite(expectedImprovement)),
                "The expected improvement of a proposal is %s, but it must be finite and at least 0.",
                expectedImprovement);
    }

    /**
     * A proposal of a full evaluation.
     *
     * @param learner             the learner's id
     * @param configuration       a configuration of the learner's space
     * @param source              where it comes from
     * @param why                 the same in words
     * @param expectedImprovement as above
     */
    public Proposal(
            String learner,
            Configuration configuration,
            Source source,
            String why,
            @Nullable Double expectedImprovement) {
        this(learner, configuration, source, why, expectedImprovement, 1);
    }

    /**
     * A proposal of a full evaluation of which no model expects anything.
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
