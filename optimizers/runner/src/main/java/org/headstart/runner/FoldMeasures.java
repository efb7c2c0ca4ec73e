package org.headstart.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headstart.api.dataset.Column;
import org.headstart.api.learner.Predictions;
import org.headstart.api.run.Scoring;
import org.headstart.api.trial.Metric;

/** Collects what each fold of a trial yields beside its metric. Not thread-safe. */
final class FoldMeasures {

    private final Map<String, List<Double>> scores = new TreeMap<>();
    private final List<Double> seconds = new ArrayList<>();

    /**
     * @param truth       what was to be predicted
     * @param predictions what was predicted, no NaN
     * @param training    how many seconds training took
     */
    void add(Column truth, Predictions predictions, double training) {
        seconds.add(training);
        Scoring.scores(truth, predictions)
                .forEach((metric, value) -> scores.computeIfAbsent(metric.name(), name -> new ArrayList<>())
                        .add(value));
    }

    /** The means over the folds, by name, without what was not finite on one of them; of the seconds the median. */
    Map<String, Double> byName() {
        Map<String, Double> measures = new TreeMap<>();
        scores.forEach((name, values) -> {
            double mean =
                    values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
            if (Double.isFinite(mean)) {
                measures.put(name, mean);
            }
        });
        measures.put(Metric.SECONDS.name(), median());
        return measures;
    }

    private double median() {
        List<Double> sorted = seconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
