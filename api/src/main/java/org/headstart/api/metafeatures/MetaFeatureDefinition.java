package org.headstart.api.metafeatures;

import org.headstart.api.Check;

/**
 * What a meta-feature is.
 *
 * @param group      the group it belongs to, for example {@code statistical}
 * @param name       its name, as in pymfe where that has it
 * @param summarised whether it is many values, from which each function that summarises makes one, named {@code name.function}
 * @param cost       visits of a cell as a formula of n rows and d columns
 * @param source     where its definition stands
 * @param since      the version of the extractor in which its values last changed, at least 1
 */
public record MetaFeatureDefinition(
        String group, String name, boolean summarised, String cost, String source, int since) {

    /** Checks that nothing is blank. */
    public MetaFeatureDefinition {
        Check.notBlank(group, "The group of a meta-feature");
        Check.notBlank(name, "The name of a meta-feature");
        Check.notBlank(cost, "The cost of a meta-feature");
        Check.notBlank(source, "The source of a meta-feature");
        Check.atLeast(since, 1, "The version of a meta-feature");
    }
}
