package org.headstart.api.warehouse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.headstart.api.Check;
import org.headstart.api.learner.Device;
import org.headstart.api.run.Limits;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Fidelity.Kind;
import org.headstart.api.trial.Metric;
import org.jspecify.annotations.Nullable;

/**
 * One tuning job: a task, the learners' spaces, a metric, and all that decides its sequence of trials.
 *
 * @param id       short and unique in its warehouse
 * @param task     the task's fingerprint
 * @param metric   what trials are judged by; with several objectives the primary one
 * @param spaces   the space of each learner, by its id, in the order asked for
 * @param settings how the study is run
 * @param created  when it was made, by the warehouse's clock; history later than this does not count for it
 */
public record Study(
        String id, String task, Metric metric, Map<String, SearchSpace> spaces, Settings settings, Instant created) {

    /** Copies the spaces and keeps their order. */
    public Study {
        Check.notBlank(id, "The id of a study");
        spaces = Collections.unmodifiableMap(new LinkedHashMap<>(spaces));
        Check.that(!spaces.isEmpty(), "Study '%s' names no learner; at least one is needed.", id);
    }

    /** @return all that trials are judged by, the metric first */
    public Criteria criteria() {
        List<Metric> objectives = new ArrayList<>(List.of(metric));
        objectives.addAll(settings.secondary());
        return new Criteria(objectives, settings.constraints());
    }

    /**
     * How a study is run.
     *
     * @param optimizer the optimizer's name
     * @param seed      decides everything that the clock does not
     * @param trials    how many trials, at least 1
     * @param time      after this wall-clock time no trial begins and running ones are stopped; null = no limit
     * @param folds     cross-validation folds, at least 2
     * @param lookahead trial n is planned from the results of trials up to n - lookahead, whatever the number of workers; at least 1
     * @param transfer  whether history counts
     * @param racing    whether a trial is pruned when its folds are clearly worse than the incumbent's
     * @param limits    what each trial may use
     * @param device    where training runs
     * @param stopBelow the study ends when less improvement than this is expected, in the metric's unit; null = only when all trials are run
     * @param parts     what is cut where the optimizer asks for parts of an evaluation; null = every evaluation is a full one
     * @param data      where the table was read from, and how, for those who resume; empty when it was handed over in memory
     * @param secondary objectives beside the study's metric, none twice; empty = one objective
     * @param constraints what a trial has to keep to; empty = nothing
     */
    public record Settings(
            String optimizer,
            long seed,
            int trials,
            @Nullable Duration time,
            int folds,
            int lookahead,
            boolean transfer,
            boolean racing,
            Limits limits,
            Device device,
            @Nullable Double stopBelow,
            @Nullable Parts parts,
            Map<String, String> data,
            List<Metric> secondary,
            List<Constraint> constraints) {

        /** Checks the ranges. */
        public Settings {
            Check.notBlank(optimizer, "The name of the optimizer");
            Check.atLeast(trials, 1, "The number of trials");
            Check.atLeast(folds, 2, "The number of folds");
            Check.atLeast(lookahead, 1, "The lookahead");
            Check.that(
                    time == null || time.toMillis() > 0, "The time of a study is %s, but it must be positive.", time);
            Check.that(
                    stopBelow == null || (stopBelow >= 0 && Double.isFinite(stopBelow)),
                    "A study is to stop below an expected improvement of %s, but it must be finite and at least 0.",
                    stopBelow);
            data = Map.copyOf(data);
            secondary = List.copyOf(secondary);
            constraints = List.copyOf(constraints);
        }

        /**
         * What holds where nothing else is said: {@code auto}, seed 1, 50 trials without a limit of time, 5 folds, a lookahead of 4, with history
         * and racing, on whatever device there is.
         *
         * @return those settings, of a table in memory
         */
        public static Settings defaults() {
            return new Settings(
                    "auto",
                    1,
                    50,
                    null,
                    5,
                    4,
                    true,
                    true,
                    Limits.defaults(),
                    Device.AUTO,
                    null,
                    null,
                    Map.of(),
                    List.of(),
                    List.of());
        }

        private Settings with(Consumer<Draft> change) {
            Draft draft = new Draft(this);
            change.accept(draft);
            return draft.settings();
        }

        /**
         * @param value the optimizer's name
         * @return the same with that
         */
        public Settings withOptimizer(String value) {
            return with(draft -> draft.optimizer = value);
        }

        /**
         * @param value decides everything that the clock does not
         * @return the same with that
         */
        public Settings withSeed(long value) {
            return with(draft -> draft.seed = value);
        }

        /**
         * @param value how many trials, at least 1
         * @return the same with that
         */
        public Settings withTrials(int value) {
            return with(draft -> draft.trials = value);
        }

        /**
         * @param value the wall-clock time; null = no limit
         * @return the same with that
         */
        public Settings withTime(@Nullable Duration value) {
            return with(draft -> draft.time = value);
        }

        /**
         * @param value cross-validation folds, at least 2
         * @return the same with that
         */
        public Settings withFolds(int value) {
            return with(draft -> draft.folds = value);
        }

        /**
         * @param value how many trials before it a trial is planned without, at least 1
         * @return the same with that
         */
        public Settings withLookahead(int value) {
            return with(draft -> draft.lookahead = value);
        }

        /**
         * @param value whether history counts
         * @return the same with that
         */
        public Settings withTransfer(boolean value) {
            return with(draft -> draft.transfer = value);
        }

        /**
         * @param value whether trials are pruned that are clearly worse than the incumbent
         * @return the same with that
         */
        public Settings withRacing(boolean value) {
            return with(draft -> draft.racing = value);
        }

        /**
         * @param value what each trial may use
         * @return the same with that
         */
        public Settings withLimits(Limits value) {
            return with(draft -> draft.limits = value);
        }

        /**
         * @param value where training runs
         * @return the same with that
         */
        public Settings withDevice(Device value) {
            return with(draft -> draft.device = value);
        }

        /**
         * @param value the least expected improvement worth going on for, in the metric's unit; null = none
         * @return the same with that
         */
        public Settings withStopBelow(@Nullable Double value) {
            return with(draft -> draft.stopBelow = value);
        }

        /**
         * @param value what is cut; null = every evaluation is a full one
         * @return the same with that
         */
        public Settings withParts(@Nullable Parts value) {
            return with(draft -> draft.parts = value);
        }

        /**
         * @param value where the table was read from; empty = it was handed over in memory
         * @return the same with that
         */
        public Settings withData(Map<String, String> value) {
            return with(draft -> draft.data = value);
        }

        /**
         * @param value objectives beside the study's metric
         * @return the same with that
         */
        public Settings withSecondary(List<Metric> value) {
            return with(draft -> draft.secondary = value);
        }

        /**
         * @param value what a trial has to keep to
         * @return the same with that
         */
        public Settings withConstraints(List<Constraint> value) {
            return with(draft -> draft.constraints = value);
        }

        /** Settings while one of them is changed. */
        private static final class Draft {

            private String optimizer;
            private long seed;
            private int trials;
            private @Nullable Duration time;
            private int folds;
            private int lookahead;
            private boolean transfer;
            private boolean racing;
            private Limits limits;
            private Device device;
            private @Nullable Double stopBelow;
            private @Nullable Parts parts;
            private Map<String, String> data;
            private List<Metric> secondary;
            private List<Constraint> constraints;

            Draft(Settings before) {
                optimizer = before.optimizer;
                seed = before.seed;
                trials = before.trials;
                time = before.time;
                folds = before.folds;
                lookahead = before.lookahead;
                transfer = before.transfer;
                racing = before.racing;
                limits = before.limits;
                device = before.device;
                stopBelow = before.stopBelow;
                parts = before.parts;
                data = before.data;
                secondary = before.secondary;
                constraints = before.constraints;
            }

            Settings settings() {
                return new Settings(
                        optimizer,
                        seed,
                        trials,
                        time,
                        folds,
                        lookahead,
                        transfer,
                        racing,
                        limits,
                        device,
                        stopBelow,
                        parts,
                        data,
                        secondary,
                        constraints);
            }
        }
    }

    /**
     * What parts of an evaluation are made of.
     *
     * @param kind      what is cut; null = for each learner its iterations where it has any, else rows where there are enough, else folds
     * @param reduction of how many configurations on a rung one goes on to the next, at least 2
     */
    public record Parts(@Nullable Kind kind, int reduction) {

        /** Checks the reduction. */
        public Parts {
            Check.atLeast(reduction, 2, "The reduction from rung to rung");
        }
    }
}
