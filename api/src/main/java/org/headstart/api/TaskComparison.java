package org.headstart.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.metamodel.TaskDistances;
import org.headstart.api.warehouse.Task;
import org.jspecify.annotations.Nullable;

/**
 * How two tasks differ, and which past tasks are nearest to each. Immutable and thread-safe.
 *
 * @param a           one task
 * @param b           the other
 * @param differences in every meta-feature that both know: those on the scale of past tasks first, the largest first
 * @param scale       the past tasks by which differences are scaled; null when there are too few, so that differences are relative
 */
public record TaskComparison(
        Side a,
        Side b,
        List<Difference> differences,
        @Nullable Scale scale) {

    /** With fewer past tasks their spread says nothing about a meta-feature. */
    static final int ENOUGH_TO_SCALE = 5;

    /** With fewer past tasks none of them is near or far. */
    static final int ENOUGH_FOR_NEIGHBOURS = 2;

    /** Copies the differences. */
    public TaskComparison {
        differences = List.copyOf(differences);
    }

    /**
     * One of the two tasks.
     *
     * @param task    the task
     * @param alone   the meta-features that it knows and the other does not
     * @param nearest past tasks of its type, the nearest first; empty when there are fewer than two
     */
    public record Side(Task task, List<String> alone, List<Neighbour> nearest) {

        /** Copies the lists. */
        public Side {
            alone = List.copyOf(alone);
            nearest = List.copyOf(nearest);
        }
    }

    /**
     * How a meta-feature differs.
     *
     * @param name   the meta-feature
     * @param a      its value for one task
     * @param b      its value for the other
     * @param size   b minus a: in units of the spread among past tasks, or relative to the larger of the two, which is from -2 to 2
     * @param scaled whether the size is in units of the spread among past tasks
     */
    public record Difference(String name, double a, double b, double size, boolean scaled) {}

    /**
     * A past task.
     *
     * @param name        its name
     * @param fingerprint its fingerprint
     * @param distance    how far it is, as meta-models measure it, at least 0
     */
    public record Neighbour(String name, String fingerprint, double distance) {}

    /**
     * What scales the differences.
     *
     * @param tasks    how many past tasks
     * @param distance how far the two tasks are from each other, as meta-models measure it, at least 0
     */
    public record Scale(int tasks, double distance) {}

    /** Compares two tasks; among the past tasks, these two do not count. */
    static TaskComparison of(Task a, Task b, List<Task> past) {
        List<Task> others = past.stream()
                .filter(task -> !task.fingerprint().equals(a.fingerprint()))
                .filter(task -> !task.fingerprint().equals(b.fingerprint()))
                .toList();
        List<Task> alike = others.stream()
                .filter(task -> task.type() == a.type() || task.type() == b.type())
                .toList();
        MetaFeatureVector left = a.metaFeatures();
        MetaFeatureVector right = b.metaFeatures();
        if (alike.size() < ENOUGH_TO_SCALE) {
            return new TaskComparison(side(a, b, others), side(b, a, others), differences(left, right, Map.of()), null);
        }
        TaskDistances distances = distances(alike);
        return new TaskComparison(
                side(a, b, others),
                side(b, a, others),
                differences(left, right, distances.differences(left, right)),
                new Scale(alike.size(), distances.between(left, right)));
    }

    private static TaskDistances distances(List<Task> past) {
        return Providers.taskDistances(past.stream().map(Task::metaFeatures).toList());
    }

    private static Side side(Task task, Task other, List<Task> past) {
        Set<String> alone = new LinkedHashSet<>(task.metaFeatures().known().keySet());
        alone.removeAll(other.metaFeatures().known().keySet());
        return new Side(
                task,
                List.copyOf(alone),
                nearest(task, past.stream().filter(p -> p.type() == task.type()).toList()));
    }

    private static List<Neighbour> nearest(Task task, List<Task> past) {
        if (past.size() < ENOUGH_FOR_NEIGHBOURS) {
            return List.of();
        }
        double[] away = distances(past).to(task.metaFeatures());
        return IntStream.range(0, away.length)
                .mapToObj(i -> new Neighbour(past.get(i).name(), past.get(i).fingerprint(), away[i]))
                .sorted(Comparator.comparingDouble(Neighbour::distance))
                .toList();
    }

    private static List<Difference> differences(MetaFeatureVector a, MetaFeatureVector b, Map<String, Double> scaled) {
        Map<String, Double> right = b.known();
        List<Difference> differences = new ArrayList<>();
        a.known().forEach((name, left) -> {
            Double value = right.get(name);
            if (value != null) {
                Double size = scaled.get(name);
                differences.add(
                        new Difference(name, left, value, size == null ? relative(left, value) : size, size != null));
            }
        });
        differences.sort(Comparator.comparing(Difference::scaled)
                .thenComparingDouble(difference -> Math.abs(difference.size()))
                .reversed());
        return differences;
    }

    /** From -2 to 2; each part is divided first, so that the difference of huge values is a number. */
    private static double relative(double a, double b) {
        double larger = Math.max(Math.abs(a), Math.abs(b));
        return larger == 0 ? 0 : b / larger - a / larger;
    }
}
