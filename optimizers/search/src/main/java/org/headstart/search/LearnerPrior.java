package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.headstart.api.Check;
import org.headstart.api.Providers;
import org.headstart.api.recommendation.LearnerChoice.Arm;
import org.headstart.api.recommendation.LearnerChoice.Setting;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Task;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a learner's scores and seconds before a study has any. Scores are normal scores among the trials of all learners in
 * question on one task. Their mean and variance have a normal-inverse-gamma prior.
 *
 * @param mean    the mean
 * @param weight  how many trials that is worth, positive
 * @param shape   half the degrees of freedom of the variance
 * @param rate    shape times the expected variance
 * @param seconds of one trial; NaN when nothing is known
 * @param tasks   on how many past tasks it is based, 0 = on none
 */
record LearnerPrior(double mean, double weight, double shape, double rate, double seconds, int tasks) {

    private static final double LEAST_WEIGHT = 0.5;
    private static final double MOST_WEIGHT = 5;
    private static final double SHAPE = 2;
    private static final double LEAST_VARIANCE = 0.05;

    /** Equal shrinkage, in tasks, towards what holds without history. */
    private static final double SHRINKAGE = 1;

    /** The prior of a learner without history. */
    static LearnerPrior plain() {
        return new LearnerPrior(0, LEAST_WEIGHT, 1, 0.5, Double.NaN, 0);
    }

    /** The expected variance of a learner's scores on one task. */
    double variance() {
        return tasks == 0 ? 1 : rate / shape;
    }

    /**
     * One for each arm, by the past tasks on which at least two of the learners were tried; tasks with like meta-features count more.
     *
     * @param setting the learners and their history
     * @return in the order of the arms
     */
    static List<LearnerPrior> of(Setting setting) {
        Map<String, SharedTask> shared = shared(setting);
        shared.values().removeIf(task -> task.scores().size() < 2);
        List<SharedTask> tasks = List.copyOf(shared.values());
        double[] weights = weights(setting.task(), tasks);
        return setting.arms().stream()
                .map(arm -> of(arm.learner(), tasks, weights, setting.task()))
                .toList();
    }

    /** A past task, and by learner the scores and seconds of its trials there. */
    private record SharedTask(Task task, Map<String, double[]> scores, Map<String, double[]> seconds) {

        double[] scoresOf(String learner) {
            return Check.present(scores.get(learner), "The scores of " + learner);
        }

        double[] secondsOf(String learner) {
            return Check.present(seconds.get(learner), "The seconds of " + learner);
        }
    }

    private static Map<String, SharedTask> shared(Setting setting) {
        Map<String, Task> tasks = new LinkedHashMap<>();
        Map<String, List<Observation>> trials = new LinkedHashMap<>();
        for (History history : setting.past()) {
            for (PastTask past : history.tasks()) {
                tasks.putIfAbsent(past.task().fingerprint(), past.task());
                trials.computeIfAbsent(past.task().fingerprint(), task -> new ArrayList<>())
                        .addAll(past.observations());
            }
        }
        List<String> learners = setting.arms().stream().map(Arm::learner).toList();
        Map<String, SharedTask> shared = new LinkedHashMap<>();
        trials.forEach((fingerprint, all) -> {
            List<Observation> ended = all.stream()
                    .filter(trial -> learners.contains(trial.learner()))
                    .toList();
            double[] scores = Copula.scores(Gains.of(ended, setting.metric()));
            Map<String, double[]> ofLearner = new HashMap<>();
            Map<String, double[]> seconds = new HashMap<>();
            for (String learner : learners) {
                int[] own = IntStream.range(0, scores.length)
                        .filter(i -> ended.get(i).learner().equals(learner))
                        .toArray();
                if (own.length > 0) {
                    ofLearner.put(
                            learner,
                            IntStream.of(own).mapToDouble(i -> scores[i]).toArray());
                    seconds.put(
                            learner,
                            IntStream.of(own)
                                    .mapToDouble(i -> ended.get(i).seconds())
                                    .toArray());
                }
            }
            shared.put(
                    fingerprint,
                    new SharedTask(Check.present(tasks.get(fingerprint), "A past task"), ofLearner, seconds));
        });
        return shared;
    }

    /** Less with the distance, sum 1; equal when the task is unknown. */
    private static double[] weights(@Nullable Task task, List<SharedTask> tasks) {
        double[] weights = new double[tasks.size()];
        Arrays.fill(weights, 1);
        if (task != null && !tasks.isEmpty()) {
            double[] away = Providers.taskDistances(tasks.stream()
                            .map(past -> past.task().metaFeatures())
                            .toList())
                    .to(task.metaFeatures());
            double[] sorted = away.clone();
            Arrays.sort(sorted);
            double median = sorted[sorted.length / 2];
            for (int i = 0; i < weights.length && median > 0; i++) {
                weights[i] = Math.exp(-(away[i] - sorted[0]) / median);
            }
        }
        double sum = DoubleStream.of(weights).sum();
        return DoubleStream.of(weights).map(weight -> weight / sum).toArray();
    }

    private static LearnerPrior of(String learner, List<SharedTask> tasks, double[] weights, @Nullable Task target) {
        int[] known = IntStream.range(0, weights.length)
                .filter(i -> tasks.get(i).scores().containsKey(learner))
                .toArray();
        if (known.length == 0) {
            return plain();
        }
        double[] shares = IntStream.of(known).mapToDouble(i -> weights[i]).toArray();
        double[][] scores = IntStream.of(known)
                .mapToObj(i -> tasks.get(i).scoresOf(learner))
                .toArray(double[][]::new);
        double[] means = Arrays.stream(scores).mapToDouble(Gains::mean).toArray();
        double mean = weighted(means, shares);
        double between = weighted(squares(means, mean), shares);
        double within = weighted(
                Arrays.stream(scores)
                        .mapToDouble(each -> Gains.sd(each) * Gains.sd(each))
                        .toArray(),
                shares);
        double trust = known.length / (known.length + SHRINKAGE);
        double variance = Math.max(LEAST_VARIANCE, trust * within + (1 - trust));
        double spread = Math.max(LEAST_VARIANCE, trust * between + (1 - trust));
        double weight = Math.min(MOST_WEIGHT, Math.max(LEAST_WEIGHT, variance / spread));
        TrialSeconds clock = TrialSeconds.fit(
                IntStream.of(known).mapToObj(i -> tasks.get(i).task()).toList(),
                IntStream.of(known)
                        .mapToObj(i -> tasks.get(i).secondsOf(learner))
                        .toList());
        return new LearnerPrior(trust * mean, weight, SHAPE, SHAPE * variance, clock.at(target), known.length);
    }

    private static double weighted(double[] values, double[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
            total += weights[i];
        }
        return sum / total;
    }

    private static double[] squares(double[] values, double mean) {
        return DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .toArray();
    }
}
