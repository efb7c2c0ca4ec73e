package org.headstart.metamodel;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.headstart.api.metafeatures.MetaFeatureVector;

/**
 * How far a new task is from past ones: the mean absolute difference of robustly scaled meta-features (Feurer, Springenberg and Hutter 2015
 * with median and interquartile range in place of minimum and maximum). A value that is unknown counts as the median; meta-features that no
 * two past tasks differ in do not count. Immutable.
 */
final class TaskDistances {

    /** A difference of more than this many interquartile ranges is no worse than that many. */
    private static final double FARTHEST = 3;

    private final List<Feature> features;
    private final List<double[]> past;

    /** A meta-feature and how it is scaled. */
    private record Feature(String name, double median, double range) {

        double scaled(MetaFeatureVector vector) {
            OptionalDouble known = vector.known(name);
            double scaled = known.isEmpty() ? 0 : (known.getAsDouble() - median) / range;
            return Math.min(FARTHEST, Math.max(-FARTHEST, scaled));
        }
    }

    /** @param past the past tasks' meta-features */
    TaskDistances(List<MetaFeatureVector> past) {
        Set<String> names = new LinkedHashSet<>();
        past.forEach(vector -> names.addAll(vector.known().keySet()));
        this.features = names.stream()
                .map(name -> feature(name, past))
                .filter(feature -> feature.range() > 0)
                .toList();
        this.past = past.stream().map(this::scaled).toList();
    }

    private static Feature feature(String name, List<MetaFeatureVector> past) {
        double[] sorted = past.stream()
                .map(vector -> vector.known(name))
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        double median = Quantiles.of(sorted, 0.5);
        double range = Quantiles.of(sorted, 0.75) - Quantiles.of(sorted, 0.25);
        double whole = sorted[sorted.length - 1] - sorted[0];
        return new Feature(name, median, range > 1e-9 * whole ? range : whole);
    }

    private double[] scaled(MetaFeatureVector vector) {
        return features.stream().mapToDouble(feature -> feature.scaled(vector)).toArray();
    }

    /**
     * @param vector the new task's meta-features
     * @return [past tasks], at least 0; all 0 when no meta-feature says anything
     */
    double[] to(MetaFeatureVector vector) {
        double[] distances = new double[past.size()];
        boolean silent = features.stream()
                .allMatch(feature -> vector.known(feature.name()).isEmpty());
        if (silent) {
            return distances;
        }
        double[] point = scaled(vector);
        Arrays.setAll(distances, task -> distance(point, past.get(task)));
        return distances;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }
}
