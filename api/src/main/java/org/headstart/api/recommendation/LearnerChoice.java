package org.headstart.api.recommendation;

import java.util.List;
import org.headstart.api.Check;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.Task;
import org.jspecify.annotations.Nullable;

/** Shares a study's trials between learners. Found by {@link java.util.ServiceLoader}; thread-safe. */
public interface LearnerChoice {

    /**
     * @param setting what is chosen among
     * @return an optimizer that asks the arm of its choice and tells each arm of the arm's own trials
     */
    Optimizer over(Setting setting);

    /**
     * One learner to choose.
     *
     * @param learner   the learner's id
     * @param optimizer proposes the learner's configurations
     */
    record Arm(String learner, Optimizer optimizer) {}

    /**
     * What is chosen among.
     *
     * @param arms      at least one
     * @param criteria  what the trials are judged by
     * @param seed      decides everything but the clock
     * @param task      the task; null when unknown
     * @param past      what came of these learners on past tasks; those that are missing have no history
     * @param perSecond whether the budget is time, so that gain is counted by the second: then the choice depends on how long trials took. Else by
     *     the trial, whatever the clock
     */
    record Setting(
            List<Arm> arms,
            Criteria criteria,
            long seed,
            @Nullable Task task,
            List<History> past,
            boolean perSecond) {

        /** Copies the lists. */
        public Setting {
            arms = List.copyOf(arms);
            past = List.copyOf(past);
            Check.that(!arms.isEmpty(), "The list of learners is %s, but there must be at least one to choose.", arms);
        }

        /**
         * Without history, by one metric and by the trial.
         *
         * @param arms   at least one
         * @param metric what the trials are judged by
         * @param seed   decides everything
         */
        public Setting(List<Arm> arms, Metric metric, long seed) {
            this(arms, Criteria.of(metric), seed, null, List.of(), false);
        }

        /** @return the primary metric */
        public Metric metric() {
            return criteria.primary();
        }
    }
}
