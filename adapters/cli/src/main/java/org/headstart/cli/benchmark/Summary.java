package org.headstart.cli.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Mean regret and mean rank of each method: seeds are averaged first, then tasks, then packs. Immutable. */
public final class Summary {

    /** Where regret is reported. */
    public static final List<Integer> POINTS = List.of(1, 2, 3, 5, 10, 20, 50);

    /** Means over seeds that differ by rounding only are ties. */
    private static final double TIE = 1e-12;

    private final List<String> methods;
    private final Map<String, Map<String, Map<String, List<Curve>>>> byPackTaskMethod = new LinkedHashMap<>();

    /** @param curves of one or more packs; every method should be there on every task */
    public Summary(List<Curve> curves) {
        Set<String> names = new LinkedHashSet<>();
        for (Curve curve : curves) {
            names.add(curve.method());
            byPackTaskMethod
                    .computeIfAbsent(curve.pack(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(curve.task(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(curve.method(), key -> new ArrayList<>())
                    .add(curve);
        }
        this.methods = List.copyOf(names);
    }

    /** @return the methods in the order of the curves */
    public List<String> methods() {
        return methods;
    }

    /** @return the packs in the order of the curves */
    public List<String> packs() {
        return List.copyOf(byPackTaskMethod.keySet());
    }

    /**
     * @param pack   a pack
     * @param method a method
     * @param tried  after how many configurations
     * @return the mean over the pack's tasks; NaN when the method was not run there
     */
    public double regret(String pack, String method, int tried) {
        return tasks(pack).stream()
                .filter(task -> task.containsKey(method))
                .mapToDouble(task -> regret(task, method, tried))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * @param method a method
     * @param tried  after how many configurations
     * @return the mean over the packs on which the method was run
     */
    public double regret(String method, int tried) {
        return packs().stream()
                .mapToDouble(pack -> regret(pack, method, tried))
                .filter(regret -> !Double.isNaN(regret))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * @param method a method
     * @param tried  after how many configurations
     * @return the mean over packs of the mean rank on each task, 1 = best; ties share the mean rank
     */
    public double rank(String method, int tried) {
        return packs().stream()
                .mapToDouble(pack -> tasks(pack).stream()
                        .filter(task -> task.containsKey(method))
                        .mapToDouble(task -> rank(task, method, tried))
                        .average()
                        .orElse(Double.NaN))
                .filter(rank -> !Double.isNaN(rank))
                .average()
                .orElse(Double.NaN);
    }

    private List<Map<String, List<Curve>>> tasks(String pack) {
        return List.copyOf(byPackTaskMethod.getOrDefault(pack, Map.of()).values());
    }

    private static double regret(Map<String, List<Curve>> task, String method, int tried) {
        return task.getOrDefault(method, List.of()).stream()
                .mapToDouble(curve -> curve.after(tried))
                .average()
                .orElse(Double.NaN);
    }

    private static double rank(Map<String, List<Curve>> task, String method, int tried) {
        double own = regret(task, method, tried);
        double rank = 1;
        for (String other : task.keySet()) {
            double ahead = own - regret(task, other, tried);
            rank += other.equals(method) ? 0 : Math.abs(ahead) <= TIE ? 0.5 : ahead > 0 ? 1 : 0;
        }
        return rank;
    }

    /** @return two tables, mean regret and mean rank, a line a method, at those of {@link #POINTS} that the curves reach */
    public String table() {
        List<Integer> points =
                POINTS.stream().filter(point -> point <= length()).toList();
        return table("mean regret after", "%9.4f", points, this::regret)
                + System.lineSeparator()
                + table("mean rank after", "%9.2f", points, this::rank);
    }

    private int length() {
        return byPackTaskMethod.values().stream()
                .flatMap(tasks -> tasks.values().stream())
                .flatMap(task -> task.values().stream())
                .flatMap(List::stream)
                .mapToInt(curve -> curve.regrets().size())
                .max()
                .orElse(0);
    }

    private interface Figure {
        double of(String method, int tried);
    }

    private String table(String title, String format, List<Integer> points, Figure figure) {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-24s", title));
        points.forEach(point -> text.append(String.format(Locale.ROOT, "%9d", point)));
        for (String method : methods) {
            text.append(System.lineSeparator()).append(String.format(Locale.ROOT, "%-24s", method));
            text.append(points.stream()
                    .map(point -> String.format(Locale.ROOT, format, figure.of(method, point)))
                    .collect(Collectors.joining()));
        }
        return text.append(System.lineSeparator()).toString();
    }
}
