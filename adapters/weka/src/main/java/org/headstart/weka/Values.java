package org.headstart.weka;

import java.util.List;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * What a bean is set to: the part of a configuration below a prefix, and what only the training run knows.
 *
 * @param configuration a configuration of the learner's space
 * @param prefix        what stands before the names of this bean's hyperparameters
 * @param features      the number of features of the table, at least 1
 * @param seed          the training run's seed, at least 0; null = the library's default
 */
record Values(
        Configuration configuration,
        String prefix,
        int features,
        @Nullable Integer seed) {

    /**
     * @param name a hyperparameter of this bean
     * @return whether it is active
     */
    boolean has(String name) {
        return configuration.has(prefix + name);
    }

    /**
     * @param name an active hyperparameter of this bean
     * @return its value
     */
    Object get(String name) {
        return configuration.get(prefix + name);
    }

    /**
     * @param conditions on hyperparameters of this bean
     * @return whether all hold
     */
    boolean hold(List<Condition> conditions) {
        return conditions.stream()
                .allMatch(condition -> has(condition.parent())
                        && condition.values().contains(Configuration.text(get(condition.parent()))));
    }

    /**
     * @param inner what stands before the names of an inner bean's hyperparameters
     * @return the values of that bean
     */
    Values below(String inner) {
        return new Values(configuration, prefix + inner, features, seed);
    }
}
