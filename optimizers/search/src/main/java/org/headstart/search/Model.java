package org.headstart.search;

import java.util.Arrays;
import org.headstart.api.metamodel.Surrogate.Estimate;

/** What is expected at a point of the encoded space. Immutable. */
interface Model {

    /** @param point [coordinates] */
    Estimate at(double[] point);

    /**
     * The means alone, at many points.
     *
     * @param points [n][coordinates]; not changed
     * @return [n]
     */
    default double[] means(double[][] points) {
        return Arrays.stream(points).mapToDouble(point -> at(point).mean()).toArray();
    }
}
