package org.headstart.api.trial;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headstart.api.Check;
import org.headstart.api.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * What the trials of a study are judged by. With one objective and no constraint that is a metric alone. Thread-safe.
 *
 * @param objectives  at least one, none twice; the first is the primary one: the incumbent, racing and history go by it
 * @param constraints what a trial has to keep to; a trial that does not is a result, but no incumbent while another keeps to all of them
 */
public record Criteria(List<Metric> objectives, List<Constraint> constraints) {

    /** Copies the lists and checks the objectives. */
    public Criteria {
        objectives = List.copyOf(objectives);
        constraints = List.copyOf(constraints);
        Check.that(!objectives.isEmpty(), "The list of objectives is %s, but it must name at least one.", objectives);
        List<String> names = objectives.stream().map(Metric::name).toList();
        for (String name : names) {
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw new InvalidValueException(
                        "The objectives are %s, but '%s' may be among them only once.".formatted(names, name), null);
            }
        }
    }

    /**
     * @param metric a metric
     * @return that alone
     */
    public static Criteria of(Metric metric) {
        return new Criteria(List.of(metric), List.of());
    }

    /** @return the first objective */
    public Metric primary() {
        return objectives.get(0);
    }

    /** @return whether there is more than one objective */
    public boolean isMultiObjective() {
        return objectives.size() > 1;
    }

    /** @return whether there is one objective and no constraint */
    public boolean isPlain() {
        return objectives.size() == 1 && constraints.isEmpty();
    }

    /**
     * The objectives as numbers of which larger are better.
     *
     * @param value    what the primary objective came to; null = the trial has not completed
     * @param measures what else was measured, by name
     * @return [objectives], NaN where nothing is known
     */
    public double[] gains(@Nullable Double value, Map<String, Double> measures) {
        return objectives.stream()
                .mapToDouble(objective -> {
                    Double known = known(objective.name(), value, measures);
                    return known == null ? Double.NaN : objective.gain(known);
                })
                .toArray();
    }

    /**
     * How much a trial violates the constraints together ({@link Constraint#violation}).
     *
     * @param value    as in {@link #gains}
     * @param measures as in {@link #gains}
     * @return 0 = it keeps to all of them; infinite when a measure is not known
     */
    public double violation(@Nullable Double value, Map<String, Double> measures) {
        double sum = 0;
        for (Constraint constraint : constraints) {
            Double known = known(constraint.measure(), value, measures);
            sum += known == null ? Double.POSITIVE_INFINITY : constraint.violation(known);
        }
        return sum;
    }

    /**
     * @param name     an objective or a constraint's measure
     * @param value    as in {@link #gains}
     * @param measures as in {@link #gains}
     * @return what it came to, in its own sign; null when nothing is known
     */
    public @Nullable Double known(String name, @Nullable Double value, Map<String, Double> measures) {
        return name.equals(primary().name()) && value != null ? value : measures.get(name);
    }

    /**
     * @param measures by name
     * @return those that an objective or a constraint is about, but for the primary metric, which is a trial's value
     */
    public Map<String, Double> named(Map<String, Double> measures) {
        return Stream.concat(
                        objectives.stream().map(Metric::name),
                        constraints.stream().map(Constraint::measure))
                .distinct()
                .filter(name ->
                        measures.containsKey(name) && !name.equals(primary().name()))
                .collect(Collectors.toUnmodifiableMap(name -> name, measures::get));
    }

    /**
     * Pareto dominance.
     *
     * @param gains [objectives], larger is better, none NaN
     * @param other another, as long
     * @return whether the first is nowhere worse and somewhere better
     */
    public static boolean dominates(double[] gains, double[] other) {
        boolean better = false;
        for (int i = 0; i < gains.length; i++) {
            if (gains[i] < other[i]) {
                return false;
            }
            better |= gains[i] > other[i];
        }
        return better;
    }
}
