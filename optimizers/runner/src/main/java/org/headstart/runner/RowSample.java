package org.headstart.runner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.NumericColumn;

/**
 * A stratified sample of training rows: the same share of every class, or of every tenth of a numeric target's range of ranks, and at least
 * one row of each. A larger share of the same rows with the same seed holds the smaller one, so that raising the fidelity adds rows and takes
 * none away.
 */
final class RowSample {

    private static final int BINS = 10;

    private RowSample() {}

    /**
     * @param target the target column, none of the rows missing
     * @param rows   the rows to draw from
     * @param share  above 0, at most 1
     * @param seed   decides the draw
     * @return the rows drawn, ascending; all of them when the share is 1
     */
    static int[] of(Column target, int[] rows, double share, long seed) {
        if (share >= 1) {
            return rows;
        }
        return strata(target, rows, seed).values().stream()
                .flatMap(stratum -> stratum.subList(0, kept(stratum.size(), share)).stream())
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static int kept(int size, double share) {
        return Math.toIntExact(Math.max(1, Math.round(share * size)));
    }

    private static Map<Integer, List<Integer>> strata(Column target, int[] rows, long seed) {
        List<Integer> shuffled = new ArrayList<>(Arrays.stream(rows).boxed().toList());
        Collections.shuffle(shuffled, new Random(seed));
        Map<Integer, Integer> stratumOf = target instanceof NumericColumn numbers ? bins(numbers, rows) : Map.of();
        Map<Integer, List<Integer>> strata = new TreeMap<>();
        for (int row : shuffled) {
            int stratum =
                    target instanceof CategoricalColumn classes ? classes.code(row) : stratumOf.getOrDefault(row, 0);
            strata.computeIfAbsent(stratum, key -> new ArrayList<>()).add(row);
        }
        return strata;
    }

    private static Map<Integer, Integer> bins(NumericColumn target, int[] rows) {
        List<Integer> ranked = new ArrayList<>(Arrays.stream(rows).boxed().toList());
        ranked.sort(Comparator.comparingDouble(target::value));
        Map<Integer, Integer> bins = new TreeMap<>();
        for (int rank = 0; rank < ranked.size(); rank++) {
            bins.put(ranked.get(rank), (int) ((long) rank * BINS / ranked.size()));
        }
        return bins;
    }
}
