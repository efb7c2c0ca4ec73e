package org.headstart.metafeatures;

import java.util.Set;
import java.util.TreeSet;

/**
 * A learner whose accuracy tells something about a table. Immutable and thread-safe.
 *
 * @param name    its name, as in pymfe
 * @param cost    how much work it is, all of it shared, as two groups tell of it
 * @param special what a table must have besides what all landmarkers need
 * @param source  where its definition stands
 * @param learner what it does
 */
record Landmarker(String name, Cost cost, Need special, String source, Learner learner) {

    /** What a table must have. */
    Set<Need> needs() {
        Set<Need> needs = new TreeSet<>(
                Set.of(Need.FEATURE, Need.TARGET, Need.TWO_TARGETS, Need.VARYING_TARGET, Need.FINITE_TARGET));
        needs.add(special);
        return needs;
    }
}
