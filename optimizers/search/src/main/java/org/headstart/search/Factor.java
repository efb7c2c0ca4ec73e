package org.headstart.search;

import org.ejml.data.DMatrixRMaj;
import org.headstart.api.HeadstartException;

/**
 * The Cholesky factor of a covariance matrix, with as little added to its diagonal as the decomposition needs. All loops walk along rows, as the compiler turns
 * sums of rows into vector instructions, which it cannot do with inner products. Immutable.
 */
final class Factor {

    private static final double FIRST_JITTER = 1e-10;
    private static final double LAST_JITTER = 1e-1;

    /** [n][n], upper: its transpose times itself is the covariance; what is below the diagonal does not count. */
    private final double[][] upper;

    private Factor(double[][] upper) {
        this.upper = upper;
    }

    /** @param covariance symmetric and finite; not changed */
    static Factor of(DMatrixRMaj covariance) {
        int n = covariance.numRows;
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = new double[n];
            System.arraycopy(covariance.data, i * n, rows[i], 0, n);
        }
        return of(rows);
    }

    /** @param covariance [n][n], symmetric and finite, of which only the diagonal and what is above it is read; not changed */
    static Factor of(double[][] covariance) {
        for (double jitter = 0; jitter <= LAST_JITTER; jitter = jitter == 0 ? FIRST_JITTER : jitter * 10) {
            double[][] upper = new double[covariance.length][];
            for (int i = 0; i < upper.length; i++) {
                upper[i] = covariance[i].clone();
                upper[i][i] += jitter;
            }
            if (decompose(upper)) {
                return new Factor(upper);
            }
        }
        throw new HeadstartException("A covariance matrix of " + covariance.length
                + " rows is not positive definite, even with " + LAST_JITTER + " added to its diagonal.");
    }

    /** Golub and Van Loan 2013, section 4.2.5, the outer product form. */
    private static boolean decompose(double[][] upper) {
        int n = upper.length;
        for (int k = 0; k < n; k++) {
            double[] pivot = upper[k];
            if (!(pivot[k] > 0)) {
                return false;
            }
            double root = Math.sqrt(pivot[k]);
            for (int j = k; j < n; j++) {
                pivot[j] /= root;
            }
            for (int i = k + 1; i < n; i++) {
                subtract(upper[i], pivot[i], pivot, i, n);
            }
        }
        return true;
    }

    /** Takes a multiple of one row from another, from one place on. */
    private static void subtract(double[] row, double factor, double[] other, int from, int to) {
        for (int j = from; j < to; j++) {
            row[j] -= factor * other[j];
        }
    }

    /** The inverse of the covariance. */
    DMatrixRMaj inverse() {
        int n = upper.length;
        double[][] lower = inverseOfLower();
        double[][] sums = new double[n][n];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i <= k; i++) {
                subtract(sums[i], -lower[k][i], lower[k], 0, i + 1);
            }
        }
        DMatrixRMaj inverse = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                inverse.data[i * n + j] = sums[i][j];
                inverse.data[j * n + i] = sums[i][j];
            }
        }
        return inverse;
    }

    /** [n][n], the inverse of the transposed factor: lower. */
    private double[][] inverseOfLower() {
        int n = upper.length;
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            inverse[i][i] = 1;
        }
        for (int k = 0; k < n; k++) {
            double[] row = inverse[k];
            for (int j = 0; j <= k; j++) {
                row[j] /= upper[k][k];
            }
            for (int i = k + 1; i < n; i++) {
                subtract(inverse[i], upper[k][i], row, 0, k + 1);
            }
        }
        return inverse;
    }

    /** The covariance's inverse times a vector. */
    double[] solve(double[] vector) {
        double[] solution = forward(vector);
        for (int i = solution.length - 1; i >= 0; i--) {
            double rest = solution[i];
            for (int j = i + 1; j < solution.length; j++) {
                rest -= upper[i][j] * solution[j];
            }
            solution[i] = rest / upper[i][i];
        }
        return solution;
    }

    private double[] forward(double[] vector) {
        double[] solution = vector.clone();
        for (int k = 0; k < solution.length; k++) {
            solution[k] /= upper[k][k];
            subtract(solution, solution[k], upper[k], k + 1, solution.length);
        }
        return solution;
    }

    /** The squared length of the factor's inverse times a vector: the quadratic form of the covariance's inverse. */
    double quadratic(double[] vector) {
        double sum = 0;
        for (double value : forward(vector)) {
            sum += value * value;
        }
        return sum;
    }

    /**
     * The quadratic forms of many vectors at once.
     *
     * @param columns [n][vectors]; overwritten
     * @return [vectors]
     */
    double[] quadratics(double[][] columns) {
        int count = columns.length == 0 ? 0 : columns[0].length;
        double[] sums = new double[count];
        for (int k = 0; k < columns.length; k++) {
            double[] row = columns[k];
            double share = 1 / upper[k][k];
            for (int j = 0; j < count; j++) {
                row[j] *= share;
                sums[j] += row[j] * row[j];
            }
            for (int i = k + 1; i < columns.length; i++) {
                subtract(columns[i], upper[k][i], row, 0, count);
            }
        }
        return sums;
    }

    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < upper.length; i++) {
            sum += Math.log(upper[i][i]);
        }
        return 2 * sum;
    }
}
