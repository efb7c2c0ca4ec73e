package org.headstart.api.recommendation;

import java.util.List;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;
import org.jspecify.annotations.Nullable;

/** Makes optimizers of one kind. Found by {@link java.util.ServiceLoader}; thread-safe. */
public interface OptimizerProvider {

    /** @return the name that users give, for example {@code random} */
    String name();

    /** @return what it does, in a sentence */
    String description();

    /** @return whether its proposals say how much they are expected to improve, once there are some trials; a study can then stop by it */
    default boolean expectsImprovement() {
        return false;
    }

    /** @return whether it asks for less than full evaluations where the setting has rungs for them; those that do not always propose in full */
    default boolean usesRungs() {
        return false;
    }

    /** @return whether past tasks decide what it does beyond a few first trials, so that without history it is another method */
    default boolean buildsOnHistory() {
        return false;
    }

    /** @return whether it searches by the primary metric alone, also where there are more objectives or constraints */
    default boolean searchesPrimaryAlone() {
        return true;
    }

    /** @return what it does while past tasks mislead, a sentence for {@link Recommendation#guard}; empty when it believes them in any case */
    default String guard() {
        return "";
    }

    /**
     * @param setting what is searched
     * @return an optimizer that has been told nothing
     */
    Optimizer create(Setting setting);

    /**
     * What is searched.
     *
     * @param learner              the learner's id, which every proposal carries
     * @param space                the learner's space
     * @param defaultConfiguration the learner's own default; null when it has none
     * @param criteria             what the trials are judged by
     * @param seed                 decides everything
     * @param recommendation       what the meta-model advises; without candidates when there is no history
     * @param pool                 the only configurations allowed; empty = the whole space
     * @param rungs                the shares of a full evaluation that may be asked for
     */
    record Setting(
            String learner,
            SearchSpace space,
            @Nullable Configuration defaultConfiguration,
            Criteria criteria,
            long seed,
            Recommendation recommendation,
            List<Configuration> pool,
            Rungs rungs) {

        /** Copies the pool. */
        public Setting {
            pool = List.copyOf(pool);
        }

        /**
         * One metric, and every evaluation is a full one.
         *
         * @param learner              the learner's id
         * @param space                the learner's space
         * @param defaultConfiguration the learner's own default; null when it has none
         * @param metric               what the trials are judged by
         * @param seed                 decides everything
         * @param recommendation       what the meta-model advises
         * @param pool                 the only configurations allowed; empty = the whole space
         */
        public Setting(
                String learner,
                SearchSpace space,
                @Nullable Configuration defaultConfiguration,
                Metric metric,
                long seed,
                Recommendation recommendation,
                List<Configuration> pool) {
            this(
                    learner,
                    space,
                    defaultConfiguration,
                    Criteria.of(metric),
                    seed,
                    recommendation,
                    pool,
                    Rungs.FULL_ONLY);
        }

        /** @return the primary metric */
        public Metric metric() {
            return criteria.primary();
        }

        /** @return the same without further objectives and constraints */
        public Setting byPrimary() {
            return new Setting(
                    learner, space, defaultConfiguration, Criteria.of(metric()), seed, recommendation, pool, rungs);
        }
    }
}
