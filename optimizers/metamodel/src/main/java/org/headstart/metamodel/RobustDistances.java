package org.headstart.metamodel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.metamodel.TaskDistances;

/**
 * How far a new task is from past ones: the mean absolute difference of robustly scaled meta-features (Feurer, Springenberg and Hutter 2015
 * with median and interquartile range in place of minimum and maximum). A value that is unknown counts as the median; meta-features that no
 * two past tasks differ in do not count. Immutable.
 */
final class RobustDistances implements TaskDistances {

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

        /** Finite: what is too large for a number is the largest one. */
        OptionalDouble difference(MetaFeatureVector a, MetaFeatureVector b) {
            OptionalDouble from = a.known(name);
            OptionalDouble to = b.known(name);
            if (from.isEmpty() || to.isEmpty()) {
                return OptionalDouble.empty();
            }
            double difference = (to.getAsDouble() - from.getAsDouble()) / range;
            return OptionalDouble.of(Math.min(Double.MAX_VALUE, Math.max(-Double.MAX_VALUE, difference)));
        }
    }

    /** @param past the past tasks' meta-features */
    RobustDistances(List<MetaFeatureVector> past) {
        Set<String> names = new LinkedHashSet<>();
        past.forEach(vector -> vector.values().forEach((name, value) -> {
            if (value instanceof Known) {
                names.add(name);
            }
        }));
        this.features = names.stream()
                .map(name -> feature(name, past))
                .filter(feature -> feature.range() > 0 && Double.isFinite(feature.range()))
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

    /** [names()], robustly scaled; 0 = the median, or unknown. */
    double[] scaled(MetaFeatureVector vector) {
        return features.stream().mapToDouble(feature -> feature.scaled(vector)).toArray();
    }

    /** The meta-features that count. */
    List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    /** [past tasks][names()], robustly scaled; 0 = the median. */
    double[][] points() {
        return past.stream().map(double[]::clone).toArray(double[][]::new);
    }

    @Override
    public double[] to(MetaFeatureVector task) {
        double[] distances = new double[past.size()];
        if (isSilent(task)) {
            return distances;
        }
        double[] point = scaled(task);
        Arrays.setAll(distances, i -> distance(point, past.get(i)));
        return distances;
    }

    @Override
    public double between(MetaFeatureVector a, MetaFeatureVector b) {
        return distance(scaled(a), scaled(b));
    }

    @Override
    public Map<String, Double> differences(MetaFeatureVector a, MetaFeatureVector b) {
        Map<String, Double> differences = new LinkedHashMap<>();
        features.forEach(feature ->
                feature.difference(a, b).ifPresent(difference -> differences.put(feature.name(), difference)));
        return differences;
    }

    /** Whether nothing that counts is known of a task. */
    boolean isSilent(MetaFeatureVector task) {
        return features.stream().allMatch(feature -> task.known(feature.name()).isEmpty());
    }

    private static double distance(double[] a, double[] b) {
        if (a.length == 0) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum / a.length;
    }
}
