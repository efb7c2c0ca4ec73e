package org.headstart.search;

import java.util.List;
import org.headstart.api.metamodel.Surrogate;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Encoding;
import org.headstart.api.space.SearchSpace;

/** Extremely randomised trees as surrogates of tasks: quick to fit, whatever the number of trials. */
public final class ForestSurrogateProvider implements Surrogate.Provider {

    private static final int TREES = 50;

    /** For the service loader. */
    public ForestSurrogateProvider() {}

    @Override
    public String name() {
        return "random-forest";
    }

    @Override
    public Surrogate fit(SearchSpace space, List<Configuration> configurations, double[] values, long seed) {
        Encoding encoding = new Encoding(space);
        double[][] points = configurations.stream().map(encoding::encode).toArray(double[][]::new);
        return new ModelSurrogate(encoding, Forest.fit(points, values, TREES, seed), 0, 1);
    }
}
