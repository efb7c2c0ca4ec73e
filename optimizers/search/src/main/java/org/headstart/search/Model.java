package org.headstart.search;

import org.headstart.api.metamodel.Surrogate.Estimate;

/** What is expected at a point of the encoded space. Immutable. */
interface Model {

    /** @param point [coordinates] */
    Estimate at(double[] point);
}
