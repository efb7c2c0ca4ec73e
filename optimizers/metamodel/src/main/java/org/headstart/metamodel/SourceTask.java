package org.headstart.metamodel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.headstart.api.Providers;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.metamodel.Surrogate;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.History;
import org.headstart.api.warehouse.PastTask;
import org.headstart.api.warehouse.Task;
import org.jspecify.annotations.Nullable;

/**
 * A past task by its gains, of which larger are better: measured where there was a trial, estimated by a surrogate elsewhere. A failed trial
 * counts as the worst gain minus one standard deviation; the gain of a configuration with several trials is their mean. Equal by task, gains, space and seed, which decide the surrogate. Thread-safe.
 */
final class SourceTask {

    private static final String SURROGATE = "random-forest";

    private static final FittedSurrogates FITTED = new FittedSurrogates();

    private final Task task;
    private final String name;
    private final double trust;
    private final Map<Configuration, Double> gains;
    private final SearchSpace space;
    private final long seed;
    private @Nullable Surrogate surrogate;

    private SourceTask(PastTask past, Map<Configuration, Double> gains, SearchSpace space, long seed) {
        this.task = past.task();
        this.name = past.name();
        this.trust = past.trust();
        this.gains = gains;
        this.space = space;
        this.seed = seed;
    }

    /** The tasks of a history on which at least one trial has a value. */
    static List<SourceTask> of(History history, long seed) {
        return history.tasks().stream()
                .filter(past -> past.observations().stream().anyMatch(trial -> trial.value() != null))
                .map(past -> of(past, history.space(), history.metric(), seed))
                .toList();
    }

    private static SourceTask of(PastTask past, SearchSpace space, Metric metric, long seed) {
        return new SourceTask(past, gains(past.observations(), metric), space, seed);
    }

    /** Fitted when it is first asked, as of many past tasks only those that are like the new one are asked. */
    private synchronized Surrogate surrogate() {
        Surrogate fitted = surrogate;
        if (fitted == null) {
            fitted = FITTED.of(this, SourceTask::fit);
            surrogate = fitted;
        }
        return fitted;
    }

    private Surrogate fit() {
        double[] values =
                gains.values().stream().mapToDouble(Double::doubleValue).toArray();
        return Providers.surrogate(SURROGATE).fit(space, List.copyOf(gains.keySet()), values, seed);
    }

    private static Map<Configuration, Double> gains(List<Observation> trials, Metric metric) {
        double failed = failed(trials.stream()
                .map(Observation::value)
                .filter(value -> value != null)
                .mapToDouble(metric::gain)
                .toArray());
        Map<Configuration, double[]> sums = new LinkedHashMap<>();
        for (Observation trial : trials) {
            Double value = trial.value();
            double[] sum = sums.computeIfAbsent(trial.configuration(), key -> new double[2]);
            sum[0] += value == null ? failed : metric.gain(value);
            sum[1]++;
        }
        Map<Configuration, Double> gains = new LinkedHashMap<>();
        sums.forEach((configuration, sum) -> gains.put(configuration, sum[0] / sum[1]));
        return gains;
    }

    private static double failed(double[] known) {
        double mean = DoubleStream.of(known).average().orElse(0);
        double variance = DoubleStream.of(known)
                .map(gain -> (gain - mean) * (gain - mean))
                .average()
                .orElse(0);
        double worst = DoubleStream.of(known).min().orElse(0);
        return worst - Math.max(Math.sqrt(variance), 1e-6 * (1 + Math.abs(worst)));
    }

    /** How many configurations have a trial. */
    int trials() {
        return gains.size();
    }

    Task task() {
        return task;
    }

    String name() {
        return name;
    }

    /** How much the task counts beside those with the learner's own trials, above 0 to 1. */
    double trust() {
        return trust;
    }

    MetaFeatureVector metaFeatures() {
        return task.metaFeatures();
    }

    /** [tasks] */
    static double[] trust(List<SourceTask> tasks) {
        return tasks.stream().mapToDouble(SourceTask::trust).toArray();
    }

    /**
     * The gains that are known or expected of many configurations.
     *
     * @param configurations configurations of the space
     * @param points         [configurations][coordinates], the same encoded
     * @return [configurations]
     */
    double[] means(List<Configuration> configurations, double[][] points) {
        double[] means = new double[points.length];
        int[] unknown = new int[points.length];
        int count = 0;
        for (int i = 0; i < means.length; i++) {
            Double measured = gains.get(configurations.get(i));
            if (measured == null) {
                unknown[count++] = i;
            } else {
                means[i] = measured;
            }
        }
        if (count == 0) {
            return means;
        }
        int[] places = Arrays.copyOf(unknown, count);
        double[] expected = surrogate()
                .means(
                        Arrays.stream(places).mapToObj(configurations::get).toList(),
                        Arrays.stream(places).mapToObj(i -> points[i]).toArray(double[][]::new));
        for (int i = 0; i < count; i++) {
            means[places[i]] = expected[i];
        }
        return means;
    }

    /** What is known or estimated of a configuration. */
    Estimate estimate(Configuration configuration) {
        Double measured = gains.get(configuration);
        return measured == null ? surrogate().estimate(configuration) : new Estimate(measured, 0);
    }

    /** The configurations with a trial, the highest gain first. */
    List<Configuration> best(int count) {
        return gains.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(count)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The configurations of a pool, the one expected to be best first. */
    List<Configuration> best(List<Configuration> pool) {
        Map<Configuration, Double> expected = new LinkedHashMap<>();
        pool.forEach(configuration ->
                expected.put(configuration, estimate(configuration).mean()));
        return expected.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceTask that
                && task.equals(that.task)
                && gains.equals(that.gains)
                && space.equals(that.space)
                && seed == that.seed;
    }

    @Override
    public int hashCode() {
        return Objects.hash(task, gains, seed);
    }
}
