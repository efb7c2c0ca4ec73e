package org.headstart.search;

import java.util.Arrays;

/**
 * Some configurations as models with a prior from past tasks see them. What belongs to one coordinate or task lies together for all points, so that loops over
 * points become vector instructions. Nothing is copied.
 *
 * @param encoded [coordinates][points]
 * @param means   [points], the past tasks' weighted mean score
 * @param factors [past tasks][points]; the product of two points' factors is the past tasks' covariance of their scores
 */
record PriorPoints(double[][] encoded, double[] means, double[][] factors) {

    int count() {
        return means.length;
    }

    /** [count()][others.count()], the past tasks' covariances. */
    double[][] covariances(PriorPoints others) {
        double[][] sums = new double[count()][others.count()];
        for (int i = 0; i < sums.length; i++) {
            for (int task = 0; task < factors.length; task++) {
                add(factors[task][i], others.factors[task], sums[i]);
            }
        }
        return sums;
    }

    private static void add(double weight, double[] values, double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += weight * values[j];
        }
    }

    /** [count()], the past tasks' variances. */
    double[] variances() {
        double[] sums = new double[count()];
        for (double[] factor : factors) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += factor[j] * factor[j];
            }
        }
        return sums;
    }

    /** [count()][others.count()], the correlations by a kernel. */
    double[][] correlations(Kernel kernel, PriorPoints others) {
        double[][] correlations = new double[count()][others.count()];
        for (int i = 0; i < correlations.length; i++) {
            double[] row = correlations[i];
            for (int coordinate = 0; coordinate < encoded.length; coordinate++) {
                addSquares(encoded[coordinate][i], others.encoded[coordinate], kernel.inverse(coordinate), row);
            }
            for (int j = 0; j < row.length; j++) {
                row[j] = Matern.correlation(row[j]);
            }
        }
        return correlations;
    }

    private static void addSquares(double from, double[] to, double share, double[] sums) {
        for (int j = 0; j < sums.length; j++) {
            double difference = from - to[j];
            sums[j] += difference * difference * share;
        }
    }

    /** [columns][rows] of [rows][columns]. */
    static double[][] transposed(double[][] rows, int columns) {
        double[][] transposed = new double[columns][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns; j++) {
                transposed[j][i] = rows[i][j];
            }
        }
        return transposed;
    }

    /** The points from one place to another, the latter not among them. */
    PriorPoints range(int from, int to) {
        return new PriorPoints(
                Arrays.stream(encoded)
                        .map(row -> Arrays.copyOfRange(row, from, to))
                        .toArray(double[][]::new),
                Arrays.copyOfRange(means, from, to),
                Arrays.stream(factors)
                        .map(row -> Arrays.copyOfRange(row, from, to))
                        .toArray(double[][]::new));
    }
}
