package org.headstart.api.metamodel;

import java.util.List;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;

/** A model of value over configurations, fitted to the trials of one task. Immutable and thread-safe. */
public interface Surrogate {

    /**
     * @param configuration a configuration of the space
     * @return what is expected there
     */
    Estimate estimate(Configuration configuration);

    /**
     * The means of many estimates at once, which can be faster than one by one.
     *
     * @param configurations configurations of the space
     * @param points         [configurations][coordinates], the same encoded by an {@link org.headstart.api.space.Encoding} of the space, so that many surrogates
     *     can share the work; not changed
     * @return [configurations], the mean of each one's {@link #estimate}
     */
    default double[] means(List<Configuration> configurations, double[][] points) {
        return configurations.stream()
                .mapToDouble(configuration -> estimate(configuration).mean())
                .toArray();
    }

    /**
     * A normal distribution.
     *
     * @param mean its mean
     * @param sd   its standard deviation, at least 0
     */
    record Estimate(double mean, double sd) {}

    /** Fits surrogates of one kind. Found by {@link java.util.ServiceLoader}; thread-safe. */
    interface Provider {

        /** @return the name, for example {@code gp} */
        String name();

        /**
         * @param space          the space
         * @param configurations [n], at least one
         * @param values         [n], finite; larger is better
         * @param seed           decides everything
         * @return the fitted surrogate
         */
        Surrogate fit(SearchSpace space, List<Configuration> configurations, double[] values, long seed);
    }
}
