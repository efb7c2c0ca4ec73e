package org.headstart.warehouse.pack;

import org.headstart.api.Check;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;

/**
 * What a {@code space.json} holds.
 *
 * @param name            the pack's name, which is also the id of the learner that its trials belong to
 * @param source          where the data come from; may be empty
 * @param metric          what the values are
 * @param space           the hyperparameters
 * @param defaultDeclared whether the source declares its default configuration; if not, the space's default is made up (middles of ranges,
 *     first choices)
 * @param notes           anything else; may be empty
 */
public record SpaceFile(
        String name, String source, Metric metric, SearchSpace space, boolean defaultDeclared, String notes) {

    /** Checks the name. */
    public SpaceFile {
        Check.notBlank(name, "The name of a pack");
    }
}
