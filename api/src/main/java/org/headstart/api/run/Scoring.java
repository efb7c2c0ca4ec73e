package org.headstart.api.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.headstart.api.Check;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Predictions;
import org.headstart.api.trial.Metric;

/**
 * The standard metrics, one definition for all libraries. Classes that no row of the truth has do not count in means over classes. Rows whose
 * truth is missing are an error. Thread-safe.
 */
public final class Scoring {

    /** Probabilities are kept this far from 0 in {@link Metric#LOG_LOSS}. */
    private static final double LEAST_PROBABILITY = 1e-15;

    private Scoring() {}

    /**
     * @param metric      a standard metric that fits the kind of target
     * @param truth       [rows], none missing, at least one
     * @param predictions [rows]
     * @return the metric in its own sign; NaN when a prediction is NaN
     * @throws InvalidValueException if the metric cannot be computed for this target or the sizes differ
     */
    public static double score(Metric metric, Column truth, Predictions predictions) {
        Check.that(
                truth.size() == predictions.rows() && truth.size() > 0,
                "There are %d predictions for %d rows; there must be one for each of at least one row.",
                predictions.rows(),
                truth.size());
        Check.that(
                truth.missingCount() == 0, "%d rows have no target; such rows cannot be scored.", truth.missingCount());
        if (hasNaN(predictions)) {
            return Double.NaN;
        }
        if (truth instanceof CategoricalColumn classes) {
            return classification(metric, classes, predictions);
        }
        return regression(metric, (NumericColumn) truth, predictions);
    }

    /**
     * All standard metrics at once.
     *
     * @param truth       [rows], none missing, at least one
     * @param predictions [rows]
     * @return each metric of this kind of target in its own sign, as {@link #score} gives it
     * @throws InvalidValueException as {@link #score}
     */
    public static Map<Metric, Double> scores(Column truth, Predictions predictions) {
        TaskType type = truth instanceof CategoricalColumn ? TaskType.CLASSIFICATION : TaskType.REGRESSION;
        Map<Metric, Double> scores = new LinkedHashMap<>();
        Metric.standard(type).forEach(metric -> scores.put(metric, score(metric, truth, predictions)));
        return scores;
    }

    private static boolean hasNaN(Predictions predictions) {
        return Arrays.stream(predictions.values())
                .flatMapToDouble(Arrays::stream)
                .anyMatch(Double::isNaN);
    }

    private static double classification(Metric metric, CategoricalColumn truth, Predictions predictions) {
        Confusion confusion = Confusion.of(truth, predictions);
        return switch (metric.name()) {
            case "accuracy" -> confusion.accuracy();
            case "balanced_accuracy" -> confusion.meanRecall();
            case "f1_macro" -> confusion.meanF1();
            case "kappa" -> confusion.kappa();
            case "auc" -> meanAuc(truth, predictions);
            case "log_loss" -> logLoss(truth, predictions);
            default -> throw unknown(metric, truth);
        };
    }

    private static double regression(Metric metric, NumericColumn truth, Predictions predictions) {
        double squared = 0;
        double absolute = 0;
        double mean = Arrays.stream(truth.toArray()).average().orElseThrow();
        double spread = 0;
        for (int row = 0; row < truth.size(); row++) {
            double error = predictions.values()[row][0] - truth.value(row);
            squared += error * error;
            absolute += Math.abs(error);
            spread += (truth.value(row) - mean) * (truth.value(row) - mean);
        }
        return switch (metric.name()) {
            case "rmse" -> Math.sqrt(squared / truth.size());
            case "mae" -> absolute / truth.size();
            case "r2" -> spread == 0 ? Double.NaN : 1 - squared / spread;
            default -> throw unknown(metric, truth);
        };
    }

    private static double logLoss(CategoricalColumn truth, Predictions predictions) {
        double sum = 0;
        for (int row = 0; row < truth.size(); row++) {
            double[] probabilities = predictions.values()[row];
            double total = Arrays.stream(probabilities).sum();
            double given = total > 0 ? probabilities[truth.code(row)] / total : 1.0 / probabilities.length;
            sum -= Math.log(Math.min(1, Math.max(LEAST_PROBABILITY, given)));
        }
        return sum / truth.size();
    }

    /** One-versus-rest; 0.5 when only one class occurs. Two classes give the usual area, as both sides agree. */
    private static double meanAuc(CategoricalColumn truth, Predictions predictions) {
        List<Double> areas = new ArrayList<>();
        for (int k = 0; k < truth.levels().size(); k++) {
            auc(truth, predictions, k).ifPresent(areas::add);
        }
        return areas.stream().mapToDouble(Double::doubleValue).average().orElse(0.5);
    }

    /** The Mann-Whitney statistic over the pairs of a row of the class and a row of another; ties count half. */
    private static OptionalDouble auc(CategoricalColumn truth, Predictions predictions, int positive) {
        double[] positives = probabilities(truth, predictions, positive, true);
        double[] negatives = probabilities(truth, predictions, positive, false);
        if (positives.length == 0 || negatives.length == 0) {
            return OptionalDouble.empty();
        }
        double won = 0;
        int below = 0;
        int upTo = 0;
        for (double probability : positives) {
            while (below < negatives.length && negatives[below] < probability) {
                below++;
            }
            upTo = Math.max(upTo, below);
            while (upTo < negatives.length && negatives[upTo] <= probability) {
                upTo++;
            }
            won += (below + upTo) / 2.0; // a multiple of a half, so the sum is exact
        }
        return OptionalDouble.of(won / ((double) positives.length * negatives.length));
    }

    /** What the rows of a class, or all others, are given for it, ascending. Minus zero is zero. */
    private static double[] probabilities(
            CategoricalColumn truth, Predictions predictions, int positive, boolean ofClass) {
        return IntStream.range(0, truth.size())
                .filter(row -> (truth.code(row) == positive) == ofClass)
                .mapToDouble(row -> predictions.values()[row][positive] + 0.0)
                .sorted()
                .toArray();
    }

    private static InvalidValueException unknown(Metric metric, Column truth) {
        String kind = truth instanceof CategoricalColumn ? "labels" : "numbers";
        return new InvalidValueException(
                "The metric '" + metric.name() + "' cannot be computed for the target '" + truth.name()
                        + "', which holds " + kind + ".",
                "another metric was meant: "
                        + Metric.standard(
                                        truth instanceof CategoricalColumn
                                                ? TaskType.CLASSIFICATION
                                                : TaskType.REGRESSION)
                                .stream()
                                .map(Metric::name)
                                .toList()
                        + ".");
    }
}
