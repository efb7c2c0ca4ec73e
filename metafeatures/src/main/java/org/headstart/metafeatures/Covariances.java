package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.headstart.api.dataset.NumericColumn;

/**
 * Covariances of the numeric features, of at most {@link Table#MATRIX_COLUMNS}; each from the rows in which neither cell is missing. What does not
 * exist is NaN.
 *
 * @param columns      positions among the numeric features, ascending; not copied
 * @param covariances  [columns][columns], symmetric, with n - 1; not copied
 * @param correlations [columns][columns], symmetric, -1 to 1; not copied
 */
record Covariances(int[] columns, double[][] covariances, double[][] correlations) {

    static Covariances of(Table table, Workers workers) {
        int[] chosen = Chosen.columns(table.numeric(), Table.MATRIX_COLUMNS);
        int size = chosen.length;
        Pairs pairs = new Pairs(table.numeric(), table.profiles(), chosen);
        List<double[][]> rows = workers.map(size, pairs::row);
        double[][] covariances = new double[size][size];
        double[][] correlations = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                covariances[i][j] = covariances[j][i] = rows.get(i)[0][j];
                correlations[i][j] = correlations[j][i] = rows.get(i)[1][j];
            }
        }
        return new Covariances(chosen, covariances, correlations);
    }

    /** The lower triangle without the diagonal, each as an absolute value. */
    static double[] below(double[][] matrix) {
        int size = matrix.length;
        double[] values = new double[size * (size - 1) / 2];
        int next = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                values[next++] = Math.abs(matrix[i][j]);
            }
        }
        return values;
    }

    /** The eigenvalues of the covariance matrix of the columns that have a variance; NaN where a covariance does not exist. */
    double[] eigenvalues() {
        int[] kept = IntStream.range(0, columns.length)
                .filter(i -> Double.isFinite(covariances[i][i]))
                .toArray();
        double[] values = new double[kept.length];
        if (kept.length > 0 && !eigenvalues(kept, values)) {
            Arrays.fill(values, Double.NaN);
        }
        return values;
    }

    private boolean eigenvalues(int[] kept, double[] values) {
        double scale = 0;
        for (int i : kept) {
            for (int j : kept) {
                if (!Double.isFinite(covariances[i][j])) {
                    return false;
                }
                scale = Math.max(scale, Math.abs(covariances[i][j]));
            }
        }
        if (scale == 0) {
            return true;
        }
        DMatrixRMaj matrix = new DMatrixRMaj(kept.length, kept.length);
        for (int i = 0; i < kept.length; i++) {
            for (int j = 0; j < kept.length; j++) {
                matrix.set(i, j, covariances[kept[i]][kept[j]] / scale);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(kept.length, false, true);
        if (!eigen.decompose(matrix)) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = eigen.getEigenvalue(i).getReal() * scale;
        }
        return true;
    }

    /** The sums behind covariances. */
    private record Pairs(List<NumericColumn> numeric, List<NumericProfile> profiles, int[] chosen) {

        /** Covariances and correlations of a column with those before it and itself. */
        double[][] row(int i) {
            double[][] row = new double[2][i + 1];
            for (int j = 0; j <= i; j++) {
                pair(chosen[i], chosen[j], row, j);
            }
            return row;
        }

        private void pair(int first, int second, double[][] row, int j) {
            NumericProfile a = profiles.get(first);
            NumericProfile b = profiles.get(second);
            if (a.present() < 2 || b.present() < 2 || !isFinite(a) || !isFinite(b)) {
                row[0][j] = Double.NaN;
                row[1][j] = Double.NaN;
            } else if (first == second) {
                row[0][j] = a.variance();
                row[1][j] = a.constant() ? Double.NaN : 1;
            } else if (isComplete(first) && isComplete(second)) {
                complete(first, second, row, j);
            } else {
                incomplete(first, second, row, j);
            }
        }

        private static boolean isFinite(NumericProfile profile) {
            return Double.isFinite(profile.variance());
        }

        private boolean isComplete(int column) {
            return profiles.get(column).present() == numeric.get(column).size();
        }

        private void complete(int first, int second, double[][] row, int j) {
            NumericColumn x = numeric.get(first);
            NumericColumn y = numeric.get(second);
            double meanX = profiles.get(first).mean();
            double meanY = profiles.get(second).mean();
            double sum = 0;
            for (int r = 0; r < x.size(); r++) {
                sum += (x.value(r) - meanX) * (y.value(r) - meanY);
            }
            row[0][j] = sum / (x.size() - 1);
            boolean constant =
                    profiles.get(first).constant() || profiles.get(second).constant();
            double sds = Math.sqrt(profiles.get(first).variance())
                    * Math.sqrt(profiles.get(second).variance());
            row[1][j] = constant ? Double.NaN : clipped(row[0][j] / sds);
        }

        private void incomplete(int first, int second, double[][] row, int j) {
            NumericColumn x = numeric.get(first);
            NumericColumn y = numeric.get(second);
            double meanX = profiles.get(first).mean();
            double meanY = profiles.get(second).mean();
            int n = 0;
            double sx = 0;
            double sy = 0;
            double sxx = 0;
            double syy = 0;
            double sxy = 0;
            for (int r = 0; r < x.size(); r++) {
                double dx = x.value(r) - meanX;
                double dy = y.value(r) - meanY;
                if (!Double.isNaN(dx + dy)) {
                    n++;
                    sx += dx;
                    sy += dy;
                    sxx += dx * dx;
                    syy += dy * dy;
                    sxy += dx * dy;
                }
            }
            double sum = sxy - sx * sy / n;
            double squares = Math.sqrt(sxx - sx * sx / n) * Math.sqrt(syy - sy * sy / n);
            double noise = 1e-14 * Math.sqrt(sxx * syy);
            row[0][j] = n < 2 ? Double.NaN : sum / (n - 1);
            row[1][j] = n < 2 || !(squares > noise) ? Double.NaN : clipped(sum / squares);
        }

        private static double clipped(double correlation) {
            return Math.max(-1, Math.min(1, correlation));
        }
    }
}
