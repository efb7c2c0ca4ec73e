package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How well a linear support vector machine tells two classes apart. Columns are standardised over the rows of both; a missing cell counts for the mean.
 *
 * @param distance      the sum of the distances of wrongly classified rows as 1 - 1 / (1 + mean), 0 to 1
 * @param error         the share of rows that are wrongly classified
 * @param betweenErrors the share of new rows between rows of one class that are
 */
record LinearSeparation(double distance, double error, double betweenErrors) {

    /** So many multiplications are spent on all pairs together, about. */
    private static final double BUDGET = 1e9;

    private static final int MOST_ROUNDS = 1000;
    private static final int LEAST_ROUNDS = 10;

    static List<LinearSeparation> of(CanonicalSample sample, ClassPairs pairs, long seed, Workers workers) {
        double cells = pairs.all().stream().mapToDouble(ClassPairs.Pair::rows).sum() * (sample.columns().length + 1);
        int rounds = (int) Math.max(LEAST_ROUNDS, Math.min(MOST_ROUNDS, BUDGET / cells));
        return workers.map(pairs.all().size(), i -> of(sample, pairs.all().get(i), rounds, seed + i));
    }

    private static LinearSeparation of(CanonicalSample sample, ClassPairs.Pair pair, int rounds, long seed) {
        int[] rows = Stream.of(pair.first(), pair.second())
                .flatMapToInt(IntStream::of)
                .toArray();
        double[][] cells = standardised(sample.columns(), rows);
        double[] signs = new double[rows.length];
        Arrays.setAll(signs, i -> i < pair.first().length ? 1 : -1);
        double[] weights = LinearSvm.train(cells, signs, rounds, seed);
        int wrong = 0;
        double far = 0;
        for (int i = 0; i < rows.length; i++) {
            double value = signs[i] * LinearSvm.product(weights, cells[i]);
            if (!(value > 0)) {
                wrong++;
                far -= value;
            }
        }
        int[] first = IntStream.range(0, pair.first().length).toArray();
        int[] second = IntStream.range(pair.first().length, rows.length).toArray();
        int between = wrongBetween(weights, cells, first, 1, seed) + wrongBetween(weights, cells, second, -1, ~seed);
        double count = rows.length;
        return new LinearSeparation(1 - 1 / (1 + far / count), wrong / count, between / count);
    }

    private static int wrongBetween(double[] weights, double[][] cells, int[] rows, double sign, long seed) {
        Interpolation drawn = new Interpolation(rows, seed);
        int wrong = 0;
        for (int i = 0; i < drawn.size(); i++) {
            wrong += sign * LinearSvm.product(weights, drawn.row(i, cells)) > 0 ? 0 : 1;
        }
        return wrong;
    }

    /** [rows][columns + 1], mean 0 and variance 1, and a column of ones; zeros for a column that does not vary. */
    private static double[][] standardised(double[][] columns, int[] rows) {
        double[][] cells = new double[rows.length][columns.length + 1];
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            SortedValues values = SortedValues.of(
                    IntStream.of(rows).mapToDouble(row -> column[row]).toArray());
            double sd = values.sd() * Math.sqrt((values.size() - 1.0) / values.size());
            boolean varies = values.size() > 1 && !values.isConstant() && sd >= Double.MIN_NORMAL;
            for (int i = 0; i < rows.length; i++) {
                double value = (column[rows[i]] - values.mean()) / sd;
                cells[i][j] = varies && !Double.isNaN(value) ? value : 0;
            }
        }
        for (double[] row : cells) {
            row[columns.length] = 1;
        }
        return cells;
    }
}
