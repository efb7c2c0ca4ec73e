package org.headstart.metafeatures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.NumericColumn;

/**
 * Features as numbers, for what knows nothing else. A missing cell stays missing; an infinite number becomes the column's greatest or least; a column
 * with numbers beyond 1e100 is divided by the greatest. Two levels become one column of zeros and ones, more levels one column each, of the most
 * frequent ones. Unlike pymfe's coding, that does not depend on the order of columns.
 */
final class Encoding {

    /** The most columns that are made. */
    static final int MOST = 500;

    private static final int MOST_LEVELS = 50;
    private static final double LARGE = 1e100;

    private Encoding() {}

    /**
     * @param features any columns
     * @return [columns][rows], finite, or NaN where a cell is missing
     */
    static double[][] of(List<Column> features) {
        int[] chosen = Chosen.columns(features, MOST);
        int levels = Math.max(1, Math.min(MOST_LEVELS, MOST / Math.max(1, chosen.length)));
        List<double[]> columns = new ArrayList<>();
        for (int i : chosen) {
            if (features.get(i) instanceof NumericColumn numbers) {
                columns.add(numbers(numbers.toArray()));
            } else if (features.get(i) instanceof CategoricalColumn labels) {
                columns.addAll(labels(labels, levels));
            }
        }
        return columns.toArray(double[][]::new);
    }

    /**
     * For learners that cannot do with gaps: the column's mean takes the place of a missing cell, 0 in an empty column.
     *
     * @param columns [columns][rows]; not changed
     * @return [columns][rows], finite
     */
    static double[][] filled(double[][] columns) {
        return Arrays.stream(columns).map(Encoding::filled).toArray(double[][]::new);
    }

    private static double[] filled(double[] column) {
        if (Arrays.stream(column).noneMatch(Double::isNaN)) {
            return column;
        }
        SortedValues present = SortedValues.of(column);
        double mean = present.size() == 0 ? 0 : present.mean();
        double[] filled = column.clone();
        for (int i = 0; i < filled.length; i++) {
            filled[i] = Double.isNaN(filled[i]) ? mean : filled[i];
        }
        return filled;
    }

    private static double[] numbers(double[] values) {
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (low > high) {
            Arrays.fill(values, Double.NaN);
            return values;
        }
        double size = Math.max(Math.abs(low), Math.abs(high));
        double divisor = size > LARGE ? size : 1;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(low, Math.min(high, values[i])) / divisor;
        }
        return values;
    }

    private static List<double[]> labels(CategoricalColumn column, int most) {
        int[] counts = column.counts();
        int[] present =
                IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        int kept = present.length <= 2 ? present.length - 1 : Math.min(most, present.length);
        List<double[]> columns = new ArrayList<>();
        IntStream.of(present)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(level -> -counts[level])
                        .thenComparing(level -> column.levels().get(level)))
                .limit(Math.max(0, kept))
                .sorted()
                .forEach(level -> columns.add(indicator(column, level)));
        return columns;
    }

    private static double[] indicator(CategoricalColumn column, int level) {
        double[] indicator = new double[column.size()];
        for (int row = 0; row < indicator.length; row++) {
            indicator[row] = column.isMissing(row) ? Double.NaN : column.code(row) == level ? 1 : 0;
        }
        return indicator;
    }
}
