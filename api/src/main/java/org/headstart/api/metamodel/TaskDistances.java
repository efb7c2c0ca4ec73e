package org.headstart.api.metamodel;

import java.util.List;
import java.util.Map;
import org.headstart.api.metafeatures.MetaFeatureVector;

/** How far tasks are from each other, by the meta-features that describe them and on the scale of some past tasks. Immutable and thread-safe. */
public interface TaskDistances {

    /**
     * @param task a task's meta-features
     * @return [past tasks] distances, at least 0; all 0 when no meta-feature says anything
     */
    double[] to(MetaFeatureVector task);

    /**
     * @param a a task's meta-features
     * @param b another's
     * @return their distance, at least 0 and the same in both directions
     */
    double between(MetaFeatureVector a, MetaFeatureVector b);

    /**
     * What makes the distance of two tasks.
     *
     * @param a a task's meta-features
     * @param b another's
     * @return b minus a in units of the spread among the past tasks, by the name of each meta-feature that both know and in which past tasks
     *     differ
     */
    Map<String, Double> differences(MetaFeatureVector a, MetaFeatureVector b);

    /** Sets the scale. Found by {@link java.util.ServiceLoader}; thread-safe. */
    interface Provider {

        /**
         * @param past the past tasks' meta-features
         * @return distances on their scale
         */
        TaskDistances among(List<MetaFeatureVector> past);
    }
}
