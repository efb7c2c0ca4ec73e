package org.headstart.tests.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.headstart.api.dataset.Dataset;
import org.headstart.tests.reference.PlainInformation.Habit;

/** The itemset features of a table without gaps, computed a second time, row by row for every pair of levels, with or without pymfe's rounding of cuts. */
final class PlainItems {

    private PlainItems() {}

    /** Whether a value is what comes of the definitions, the ties of a histogram being broken by rounding as in NumPy. */
    static boolean isSame(Dataset table, boolean roundedCuts, String feature, OptionalDouble value) {
        double own = summaries(table, roundedCuts).getOrDefault(feature, Double.NaN);
        return value.isPresent() && Math.abs(own - value.getAsDouble()) <= 1e-6 * Math.abs(own) + 1e-12;
    }

    private static Map<String, Double> summaries(Dataset table, boolean roundedCuts) {
        Set<Habit> habits = roundedCuts ? Set.of(Habit.ROUNDED_CUTS) : Set.of();
        List<boolean[][]> features = new PlainInformation(table, habits)
                .columns().stream().map(PlainItems::levels).toList();
        double[] one = features.stream()
                .flatMap(Arrays::stream)
                .mapToDouble(PlainItems::share)
                .toArray();
        List<Double> two = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            for (int j = i + 1; j < features.size(); j++) {
                for (boolean[] first : features.get(i)) {
                    for (boolean[] second : features.get(j)) {
                        two.add(share(either(first, second)));
                    }
                }
            }
        }
        Map<String, Double> summaries = new LinkedHashMap<>(PlainSummary.of("one_itemset", one));
        summaries.putAll(PlainSummary.of(
                "two_itemset", two.stream().mapToDouble(Double::doubleValue).toArray()));
        return summaries;
    }

    /** [levels][rows], whether a row has a level. */
    private static boolean[][] levels(int[] codes) {
        return IntStream.of(codes)
                .distinct()
                .sorted()
                .mapToObj(level -> {
                    boolean[] rows = new boolean[codes.length];
                    IntStream.range(0, rows.length).forEach(row -> rows[row] = codes[row] == level);
                    return rows;
                })
                .toArray(boolean[][]::new);
    }

    private static boolean[] either(boolean[] first, boolean[] second) {
        boolean[] either = new boolean[first.length];
        IntStream.range(0, either.length).forEach(row -> either[row] = first[row] != second[row]);
        return either;
    }

    private static double share(boolean[] rows) {
        return IntStream.range(0, rows.length).filter(row -> rows[row]).count() / (double) rows.length;
    }
}
