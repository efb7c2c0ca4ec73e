package org.headstart.api.recommendation;

import org.headstart.api.space.Configuration;

/**
 * A configuration to try next.
 *
 * @param learner       the learner's id
 * @param configuration a configuration of the learner's space
 * @param source        where it comes from
 * @param why           the same in words, for people: past tasks, rank, or acquisition value; may be empty
 */
public record Proposal(String learner, Configuration configuration, Source source, String why) {}
