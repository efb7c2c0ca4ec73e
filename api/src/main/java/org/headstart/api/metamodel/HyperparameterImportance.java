package org.headstart.api.metamodel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.warehouse.History;
import org.jspecify.annotations.Nullable;

/**
 * Says how much of what a learner's results vary by is due to each hyperparameter, and to each pair beyond its two members. Found by {@link
 * java.util.ServiceLoader}; thread-safe.
 */
public interface HyperparameterImportance {

    /**
     * Analyses each task on its own and takes the mean over tasks.
     *
     * @param history the trials of one learner; of a single study, one with a single task
     * @param seed    decides everything
     * @return the shares; without effects when no task could be analysed
     */
    Importance of(History history, long seed);

    /**
     * Shares of the variance over the whole space, in which every hyperparameter is drawn evenly on its scale.
     *
     * @param tasks     how many tasks were analysed
     * @param leftOut   why each other task was not, by its name
     * @param explained how well the model that was analysed predicts trials that it has not seen: 1 - squared error / variance, in the mean
     *     over tasks; at most 1, and at or below 0 when it predicts nothing, in which case the shares say nothing; NaN without tasks
     * @param effects   of single hyperparameters and of pairs, the largest share first
     */
    record Importance(int tasks, Map<String, String> leftOut, double explained, List<Effect> effects) {

        /** Copies the collections and keeps their order. */
        public Importance {
            leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
            effects = List.copyOf(effects);
        }
    }

    /**
     * What is due to one hyperparameter, or to two together beyond what each is due alone.
     *
     * @param hyperparameters one or two names
     * @param share           the mean share of the variance over tasks, 0 to 1; all shares add up to at most 1
     * @param halfWidth       half the width of the mean's 95 % interval over tasks, by Student's t; null for a single task
     */
    record Effect(
            List<String> hyperparameters,
            double share,
            @Nullable Double halfWidth) {

        /** Copies the names. */
        public Effect {
            hyperparameters = List.copyOf(hyperparameters);
        }
    }
}
