package org.headstart.api.trial;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.headstart.api.Check;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.Names;
import org.headstart.api.dataset.TaskType;

/**
 * What a trial is judged by. Any name may stand in a benchmark pack; those of {@link #standard} can be computed ({@code
 * org.headstart.api.run.Scoring} defines them).
 *
 * @param name the name, for example {@code accuracy}
 * @param goal whether larger or smaller is better
 */
public record Metric(String name, Goal goal) {

    /** Share of rows whose most probable class is theirs, 0 to 1. */
    public static final Metric ACCURACY = new Metric("accuracy", Goal.MAXIMIZE);
    /** Mean over classes of the share recognised, 0 to 1. */
    public static final Metric BALANCED_ACCURACY = new Metric("balanced_accuracy", Goal.MAXIMIZE);
    /** Area under the ROC curve, mean of one-versus-rest over the classes, 0 to 1. */
    public static final Metric AUC = new Metric("auc", Goal.MAXIMIZE);
    /** Mean negative natural logarithm of the probability given to the true class, 0 upward. */
    public static final Metric LOG_LOSS = new Metric("log_loss", Goal.MINIMIZE);
    /** Mean over classes of the harmonic mean of precision and recall, 0 to 1. */
    public static final Metric F1_MACRO = new Metric("f1_macro", Goal.MAXIMIZE);
    /** Cohen's kappa, -1 to 1. */
    public static final Metric KAPPA = new Metric("kappa", Goal.MAXIMIZE);
    /** Root of the mean squared error, 0 upward. */
    public static final Metric RMSE = new Metric("rmse", Goal.MINIMIZE);
    /** Mean absolute error, 0 upward. */
    public static final Metric MAE = new Metric("mae", Goal.MINIMIZE);
    /** Share of the target's variance explained, up to 1. */
    public static final Metric R2 = new Metric("r2", Goal.MAXIMIZE);

    /**
     * Wall seconds of training one model, 0 upward: the median over the folds, since the first fold of a new process loads classes too. Measured and
     * not computed, so it depends on the machine and on what else that does.
     */
    public static final Metric SECONDS = new Metric("seconds", Goal.MINIMIZE);

    private static final List<Metric> CLASSIFICATION =
            List.of(ACCURACY, BALANCED_ACCURACY, AUC, LOG_LOSS, F1_MACRO, KAPPA);
    private static final List<Metric> REGRESSION = List.of(RMSE, MAE, R2);

    /** Checks the name. */
    public Metric {
        Check.notBlank(name, "The name of a metric");
    }

    /**
     * @param type the kind of task
     * @return the metrics that can be computed for it, the usual one first
     */
    public static List<Metric> standard(TaskType type) {
        return type == TaskType.CLASSIFICATION ? CLASSIFICATION : REGRESSION;
    }

    /**
     * @param type the kind of task
     * @return what every completed trial of it yields: the standard metrics, and {@link #SECONDS} at last
     */
    public static List<Metric> measured(TaskType type) {
        return Stream.concat(standard(type).stream(), Stream.of(SECONDS)).toList();
    }

    /**
     * @param name the name of a standard metric
     * @param type the kind of task
     * @return the metric
     * @throws InvalidValueException if the task has no such metric
     */
    public static Metric named(String name, TaskType type) {
        return named(name, type, standard(type));
    }

    /**
     * @param name the name of something measured
     * @param type the kind of task
     * @return the metric
     * @throws InvalidValueException if trials of such tasks do not have it
     */
    public static Metric measured(String name, TaskType type) {
        return named(name, type, measured(type));
    }

    private static Metric named(String name, TaskType type, List<Metric> among) {
        List<String> names = among.stream().map(Metric::name).toList();
        Optional<Metric> found =
                among.stream().filter(metric -> metric.name.equals(name)).findFirst();
        return found.orElseThrow(() -> new InvalidValueException(
                "The metric is '" + name + "', but for a " + type.name().toLowerCase(Locale.ROOT)
                        + " task it must be one of " + Names.some(names) + ".",
                Names.closest(name, names)
                        .map(close -> "you meant '" + close + "'.")
                        .orElse(null)));
    }

    /**
     * @param value     a value of this metric, not NaN
     * @param incumbent another
     * @return whether the value is strictly better
     */
    public boolean isBetter(double value, double incumbent) {
        return gain(value) > gain(incumbent);
    }

    /**
     * @param value a value of this metric
     * @return the value with its sign turned, where needed, so that larger is better
     */
    public double gain(double value) {
        return goal == Goal.MAXIMIZE ? value : -value;
    }
}
