package org.headstart.tests.benchmarks.yahpo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** How methods stand on the instances that all of them were run on: seeds are averaged first, then instances. Immutable. */
final class Standing {

    /** Means over seeds that differ by rounding only are ties. */
    private static final double TIE = 1e-12;

    private final Map<String, Map<String, List<RegretCurve>>> byMethodAndInstance;
    private final Set<String> instances;

    private Standing(Map<String, Map<String, List<RegretCurve>>> byMethodAndInstance, Set<String> instances) {
        this.byMethodAndInstance = byMethodAndInstance;
        this.instances = instances;
    }

    /** Of the curves of one scenario. */
    static Standing of(Collection<RegretCurve> curves) {
        Map<String, Map<String, List<RegretCurve>>> byMethodAndInstance = curves.stream()
                .collect(Collectors.groupingBy(
                        curve -> curve.key().method(),
                        LinkedHashMap::new,
                        Collectors.groupingBy(
                                curve -> curve.key().instance(), LinkedHashMap::new, Collectors.toList())));
        Set<String> common = null;
        for (Map<String, List<RegretCurve>> own : byMethodAndInstance.values()) {
            if (common == null) {
                common = new LinkedHashSet<>(own.keySet());
            } else {
                common.retainAll(own.keySet());
            }
        }
        return new Standing(byMethodAndInstance, common == null ? Set.of() : common);
    }

    /** In the order of the curves. */
    List<String> methods() {
        return List.copyOf(byMethodAndInstance.keySet());
    }

    /** What all methods were run on. */
    Set<String> instances() {
        return Set.copyOf(instances);
    }

    /** How many seeds a method has on the instance where it has fewest. */
    int seeds(String method) {
        return instances.stream()
                .mapToInt(instance -> curves(method, instance).size())
                .min()
                .orElse(0);
    }

    /** The mean regret over instances; NaN where it was not recorded. */
    double mean(String method, int tried) {
        return means(method, tried).average().orElse(Double.NaN);
    }

    /** The standard error of that mean, over instances; NaN for a single one. */
    double standardError(String method, int tried) {
        int size = instances.size();
        double mean = mean(method, tried);
        double squares =
                means(method, tried).map(own -> (own - mean) * (own - mean)).sum();
        return Math.sqrt(squares / (size - 1) / size);
    }

    /** The mean over instances of the rank among the methods recorded there, 1 = best; ties share the mean rank. */
    double rank(String method, int tried) {
        return instances.stream()
                .mapToDouble(instance -> rank(method, instance, tried))
                .average()
                .orElse(Double.NaN);
    }

    /** The first n at which the mean regret is no more than that; 0 when there is none. */
    int firstAtMost(String method, double regret) {
        return byMethodAndInstance.getOrDefault(method, Map.of()).values().stream()
                .flatMap(List::stream)
                .flatMap(curve -> curve.regrets().keySet().stream())
                .distinct()
                .sorted()
                .filter(n -> mean(method, n) <= regret)
                .findFirst()
                .orElse(0);
    }

    private DoubleStream means(String method, int tried) {
        return instances.stream().mapToDouble(instance -> mean(method, instance, tried));
    }

    private double mean(String method, String instance, int tried) {
        return curves(method, instance).stream()
                .mapToDouble(curve -> curve.after(tried))
                .average()
                .orElse(Double.NaN);
    }

    private List<RegretCurve> curves(String method, String instance) {
        return byMethodAndInstance.getOrDefault(method, Map.of()).getOrDefault(instance, List.of());
    }

    private double rank(String method, String instance, int tried) {
        double own = mean(method, instance, tried);
        double rank = Double.isNaN(own) ? Double.NaN : 1;
        for (String other : byMethodAndInstance.keySet()) {
            double ahead = own - mean(other, instance, tried);
            if (!other.equals(method) && !Double.isNaN(ahead)) {
                rank += Math.abs(ahead) <= TIE ? 0.5 : ahead > 0 ? 1 : 0;
            }
        }
        return rank;
    }
}
