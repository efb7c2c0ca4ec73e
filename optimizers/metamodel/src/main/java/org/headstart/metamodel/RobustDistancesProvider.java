package org.headstart.metamodel;

import java.util.List;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.metamodel.TaskDistances;

/** Distances as the meta-models measure them. */
public final class RobustDistancesProvider implements TaskDistances.Provider {

    /** For the service loader. */
    public RobustDistancesProvider() {}

    @Override
    public TaskDistances among(List<MetaFeatureVector> past) {
        return new RobustDistances(past);
    }
}
