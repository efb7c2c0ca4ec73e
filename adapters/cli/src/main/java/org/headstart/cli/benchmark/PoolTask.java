package org.headstart.cli.benchmark;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Metric;
import org.headstart.api.warehouse.PastTask;

/**
 * A task whose outcomes are all known: its configurations are shown, their values one by one. The configurations are sorted by their text, so that
 * the order in which the source tried them tells nothing.
 *
 * @param name         the task's name
 * @param metaFeatures its description
 * @param gains        the gain of each configuration, larger is better
 */
record PoolTask(String name, MetaFeatureVector metaFeatures, Map<Configuration, Double> gains) {

    static PoolTask of(PastTask task, Metric metric) {
        Map<Configuration, Double> gains = new LinkedHashMap<>();
        task.observations().stream()
                .filter(trial -> trial.value() != null)
                .sorted(Comparator.comparing(trial -> trial.configuration().toString()))
                .forEach(trial -> gains.putIfAbsent(trial.configuration(), gain(trial, metric)));
        return new PoolTask(task.task().name(), task.task().metaFeatures(), gains);
    }

    private static double gain(Observation trial, Metric metric) {
        Double value = trial.value();
        return value == null ? Double.NEGATIVE_INFINITY : metric.gain(value);
    }

    List<Configuration> pool() {
        return List.copyOf(gains.keySet());
    }

    double best() {
        return gains.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    double worst() {
        return gains.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    /** Whether nothing can be won or lost on it. */
    boolean isFlat() {
        return best() <= worst();
    }

    double gain(Configuration configuration) {
        return gains.getOrDefault(configuration, worst());
    }
}
