package org.headstart.metamodel;

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

/**
 * A past task by its gains, of which larger are better: measured where there was a trial, estimated by a surrogate elsewhere. A failed trial
 * counts as the worst gain minus one standard deviation; the gain of a configuration with several trials is their mean. Equal by task, gains and seed, which decide the surrogate. Immutable.
 */
final class SourceTask {

    private static final String SURROGATE = "random-forest";

    private final Task task;
    private final Map<Configuration, Double> gains;
    private final long seed;
    private final Surrogate surrogate;

    private SourceTask(Task task, Map<Configuration, Double> gains, long seed, Surrogate surrogate) {
        this.task = task;
        this.gains = gains;
        this.seed = seed;
        this.surrogate = surrogate;
    }

    /** The tasks of a history on which at least one trial has a value. */
    static List<SourceTask> of(History history, long seed) {
        return history.tasks().stream()
                .filter(past -> past.observations().stream().anyMatch(trial -> trial.value() != null))
                .map(past -> of(past, history.space(), history.metric(), seed))
                .toList();
    }

    private static SourceTask of(PastTask past, SearchSpace space, Metric metric, long seed) {
        Map<Configuration, Double> gains = gains(past.observations(), metric);
        Surrogate surrogate = Providers.surrogate(SURROGATE)
                .fit(
                        space,
                        List.copyOf(gains.keySet()),
                        gains.values().stream().mapToDouble(Double::doubleValue).toArray(),
                        seed);
        return new SourceTask(past.task(), gains, seed, surrogate);
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

    Task task() {
        return task;
    }

    String name() {
        return task.name();
    }

    MetaFeatureVector metaFeatures() {
        return task.metaFeatures();
    }

    /** What is known or estimated of a configuration. */
    Estimate estimate(Configuration configuration) {
        Double measured = gains.get(configuration);
        return measured == null ? surrogate.estimate(configuration) : new Estimate(measured, 0);
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
                && seed == that.seed;
    }

    @Override
    public int hashCode() {
        return Objects.hash(task, gains, seed);
    }
}
