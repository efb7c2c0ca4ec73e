package org.headstart.tests.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;

/**
 * The information-theoretic features of a table without gaps, computed a second time, as plainly as can be, with pymfe's habits switched on or off. With
 * all of them on, the values must be pymfe's; with none, they must be ours. That shows that the habits are the whole difference.
 *
 * @param table  a table with classes and no missing cells
 * @param habits pymfe's habits that are followed
 */
record PlainInformation(Dataset table, Set<Habit> habits) {

    /** What pymfe does beside the definition. */
    enum Habit {
        /** Adds 1e-8 to every cell of a table of shares. */
        SMOOTHED_COUNTS,
        /** Lets rounding decide on which side of a cut a value lies that is the cut. */
        ROUNDED_CUTS,
        /** Looks at the pairs of twelve features drawn at random. */
        TWELVE_FEATURES,
        /** Divides rounding by rounding where a feature is constant. */
        CONSTANT_FEATURES
    }

    private static final double EPSILON = 1e-8;

    /** The first twelve of NumPy's permutation by the seed 42, by the number of features. */
    private static final Map<Integer, int[]> DRAWN = Map.of(
            15, new int[] {9, 11, 0, 13, 5, 8, 2, 1, 14, 4, 7, 10},
            16, new int[] {0, 1, 5, 14, 13, 11, 8, 9, 2, 15, 4, 7},
            19, new int[] {0, 5, 11, 1, 8, 16, 3, 13, 15, 17, 2, 9},
            34, new int[] {15, 19, 27, 26, 8, 24, 21, 12, 32, 9, 0, 4},
            36, new int[] {35, 13, 26, 30, 16, 31, 21, 12, 8, 17, 9, 34},
            40, new int[] {19, 16, 15, 26, 4, 12, 37, 27, 39, 6, 25, 9});

    /** The many values of each feature, NaN where there is none; a feature that is one value has one. */
    Map<String, double[]> values() {
        int[] classes = ((CategoricalColumn) table.target()).toArray();
        List<int[]> columns = columns();
        double[] entropy = columns.stream().mapToDouble(c -> entropy(c)).toArray();
        double[] joint =
                columns.stream().mapToDouble(c -> jointEntropy(classes, c)).toArray();
        double[] mutual = IntStream.range(0, joint.length)
                .mapToDouble(i -> entropy[i] + entropy(classes) - joint[i])
                .toArray();
        double information = Arrays.stream(mutual).sum();
        double noise = Arrays.stream(entropy).sum() - information;
        Map<String, double[]> values = new LinkedHashMap<>();
        values.put("attr_conc", concentrations(columns));
        values.put("attr_ent", entropy);
        values.put(
                "class_conc",
                columns.stream().mapToDouble(c -> concentration(c, classes)).toArray());
        values.put("class_ent", new double[] {entropy(classes)});
        values.put("eq_num_attr", new double[] {columns.size() * entropy(classes) / information});
        values.put("joint_ent", joint);
        values.put("mut_inf", mutual);
        values.put("ns_ratio", new double[] {noise / information});
        return values;
    }

    private boolean does(Habit habit) {
        return habits.contains(habit);
    }

    private double epsilon() {
        return does(Habit.SMOOTHED_COUNTS) ? EPSILON : 0;
    }

    /** [features][rows], labels first, as pymfe has them. */
    List<int[]> columns() {
        List<int[]> labels = new ArrayList<>();
        List<int[]> numbers = new ArrayList<>();
        for (Column column : table.features()) {
            if (column instanceof NumericColumn values) {
                numbers.add(bins(values.toArray()));
            } else {
                labels.add(((CategoricalColumn) column).toArray());
            }
        }
        labels.addAll(numbers);
        return labels;
    }

    private int[] bins(double[] values) {
        int bins = does(Habit.ROUNDED_CUTS)
                ? (int) Math.pow(values.length, 1 / 3.0)
                : (int) Math.floor(Math.cbrt(values.length) + 1e-9);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] cuts = IntStream.rangeClosed(1, bins)
                .mapToDouble(i -> does(Habit.ROUNDED_CUTS) ? rounded(sorted, i, bins) : exact(sorted, i, bins))
                .toArray();
        double least = does(Habit.ROUNDED_CUTS) ? EPSILON : 0;
        double[] distinct = IntStream.range(0, cuts.length)
                .filter(i -> i == 0 || cuts[i] - cuts[i - 1] > least)
                .mapToDouble(i -> cuts[i])
                .toArray();
        return Arrays.stream(values)
                .mapToInt(value ->
                        (int) Arrays.stream(distinct).filter(cut -> cut < value).count())
                .toArray();
    }

    /** The quantile by whole numbers. */
    private static double exact(double[] sorted, int step, int bins) {
        long position = (long) step * (sorted.length - 1);
        int below = (int) (position / bins);
        double part = (double) (position % bins) / bins;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }

    /** The quantile as NumPy computes it, whose position may fall short of a whole number by rounding. */
    private static double rounded(double[] sorted, int step, int bins) {
        double share = step == bins ? 1 : step * (1.0 / bins);
        double position = share * (sorted.length - 1);
        int below = (int) Math.floor(position);
        if (below >= sorted.length - 1) {
            return sorted[sorted.length - 1];
        }
        double part = position - below;
        double difference = sorted[below + 1] - sorted[below];
        return part >= 0.5 ? sorted[below + 1] - difference * (1 - part) : sorted[below] + difference * part;
    }

    private double[] concentrations(List<int[]> columns) {
        int[] drawn = does(Habit.TWELVE_FEATURES) && columns.size() > 12
                ? DRAWN.get(columns.size())
                : IntStream.range(0, columns.size()).toArray();
        List<Double> values = new ArrayList<>();
        for (int first : drawn) {
            for (int second : drawn) {
                if (first != second) {
                    values.add(concentration(columns.get(first), columns.get(second)));
                }
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Goodman and Kruskal's tau of guessing the first column from the second. */
    private double concentration(int[] first, int[] second) {
        if (!does(Habit.CONSTANT_FEATURES) && Arrays.stream(first).distinct().count() == 1) {
            return Double.NaN;
        }
        double[][] shares = shares(first, second);
        double known = 0;
        for (int j = 0; j < shares[0].length; j++) {
            double column = 0;
            double squares = 0;
            for (double[] row : shares) {
                column += row[j];
                squares += row[j] * row[j];
            }
            known += squares / column;
        }
        double blind = 0;
        for (double[] row : shares) {
            blind += Math.pow(Arrays.stream(row).sum(), 2);
        }
        return (known - blind) / (1 - blind);
    }

    private static double entropy(int[] codes) {
        Map<Integer, Integer> counts = new HashMap<>();
        Arrays.stream(codes).forEach(code -> counts.merge(code, 1, Integer::sum));
        return counts.values().stream()
                .mapToDouble(count -> (double) count / codes.length)
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }

    private double jointEntropy(int[] first, int[] second) {
        return Arrays.stream(shares(first, second))
                .flatMapToDouble(Arrays::stream)
                .filter(share -> share > 0)
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }

    private double[][] shares(int[] first, int[] second) {
        int[] firsts = ranks(first);
        int[] seconds = ranks(second);
        double[][] shares = new double[Arrays.stream(firsts).max().orElse(0) + 1]
                [Arrays.stream(seconds).max().orElse(0) + 1];
        for (int row = 0; row < firsts.length; row++) {
            shares[firsts[row]][seconds[row]] += 1;
        }
        for (double[] row : shares) {
            Arrays.setAll(row, j -> row[j] / firsts.length + epsilon());
        }
        return shares;
    }

    /** Codes without gaps. */
    private static int[] ranks(int[] codes) {
        int[] distinct = Arrays.stream(codes).sorted().distinct().toArray();
        return Arrays.stream(codes)
                .map(code -> Arrays.binarySearch(distinct, code))
                .toArray();
    }
}
