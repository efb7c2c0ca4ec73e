package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Linear discriminants with one covariance matrix for all classes (Fisher, 1936; Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009,
 * equation 4.10), or least squares for a numeric target. Columns are standardised; 1e-9 on the diagonal decides between collinear columns.
 */
final class LinearModel {

    private static final double RIDGE = 1e-9;

    /** So many rows are added up at a time. */
    private static final int STRIDE = 4;

    private final LandmarkFold fold;
    private final double[] y;

    /** [rows][kept columns]. */
    private final double[][] x;

    private final int width;

    private LinearModel(LandmarkFold fold) {
        this.fold = fold;
        this.y = fold.sample().target();
        double[][] columns = Arrays.stream(fold.sample().columns())
                .map(column -> standardised(column, fold.train()))
                .filter(column -> column.length > 0)
                .toArray(double[][]::new);
        this.width = columns.length;
        this.x = new double[y.length][width];
        for (int j = 0; j < width; j++) {
            for (int row = 0; row < y.length; row++) {
                x[row][j] = columns[j][row];
            }
        }
    }

    static double[] predict(LandmarkFold fold) {
        LinearModel model = new LinearModel(fold);
        return fold.sample().isClassification() ? model.classes() : model.numbers();
    }

    /** Mean 0 and variance 1 over the training rows; empty for a column that does not vary in them. */
    private static double[] standardised(double[] column, int[] rows) {
        double mean = 0;
        for (int row : rows) {
            mean += column[row];
        }
        mean /= rows.length;
        double squares = 0;
        for (int row : rows) {
            squares += (column[row] - mean) * (column[row] - mean);
        }
        double sd = Math.sqrt(squares / rows.length);
        if (!(sd > Math.ulp(mean)) || sd < Double.MIN_NORMAL) {
            return new double[0];
        }
        double[] standardised = new double[column.length];
        for (int row = 0; row < column.length; row++) {
            standardised[row] = (column[row] - mean) / sd;
        }
        return standardised;
    }

    private double[] numbers() {
        double mean =
                Arrays.stream(fold.train()).mapToDouble(row -> y[row]).average().orElse(0);
        double[] products = new double[width];
        double[][] train = new double[fold.train().length][];
        for (int i = 0; i < train.length; i++) {
            int row = fold.train()[i];
            train[i] = x[row];
            add(products, x[row], y[row] - mean);
        }
        double[] weights = solve(scatter(train), new double[][] {products})[0];
        double[] predicted = new double[fold.test().length];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = mean + product(weights, x[fold.test()[i]]);
        }
        return predicted;
    }

    private double[] classes() {
        int classes = fold.sample().classes();
        double[] counts = new double[classes];
        double[][] means = new double[classes][width];
        for (int row : fold.train()) {
            counts[(int) y[row]]++;
            add(means[(int) y[row]], x[row], 1);
        }
        for (int k = 0; k < classes; k++) {
            for (int j = 0; j < width; j++) {
                means[k][j] /= Math.max(1, counts[k]);
            }
        }
        double[][] within = new double[fold.train().length][];
        for (int i = 0; i < within.length; i++) {
            int row = fold.train()[i];
            within[i] = x[row].clone();
            add(within[i], means[(int) y[row]], -1);
        }
        DMatrixRMaj covariance = scatter(within);
        CommonOps_DDRM.divide(covariance, Math.max(1, fold.train().length - classes));
        return classes(solve(covariance, means), means, counts);
    }

    private double[] classes(double[][] weights, double[][] means, double[] counts) {
        double[] offsets = new double[counts.length];
        for (int k = 0; k < offsets.length; k++) {
            offsets[k] = Math.log(counts[k] / fold.train().length) - product(weights[k], means[k]) / 2;
        }
        double[] predicted = new double[fold.test().length];
        for (int i = 0; i < predicted.length; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < offsets.length; k++) {
                double score = offsets[k] + product(weights[k], x[fold.test()[i]]);
                if (score > most) {
                    most = score;
                    predicted[i] = k;
                }
            }
        }
        return predicted;
    }

    private static double product(double[] weights, double[] row) {
        double sum = 0;
        for (int j = 0; j < weights.length; j++) {
            sum += weights[j] * row[j];
        }
        return sum;
    }

    private static void add(double[] sums, double[] row, double weight) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += weight * row[j];
        }
    }

    /** Sums over the rows of products of their cells; some rows at a time, so that the sums are fetched less often. */
    private DMatrixRMaj scatter(double[][] rows) {
        double[] nothing = new double[width];
        double[][] sums = new double[width][];
        for (int i = 0; i < width; i++) {
            sums[i] = new double[i + 1];
        }
        for (int start = 0; start < rows.length; start += STRIDE) {
            add(
                    sums,
                    rows[start],
                    start + 1 < rows.length ? rows[start + 1] : nothing,
                    start + 2 < rows.length ? rows[start + 2] : nothing,
                    start + 3 < rows.length ? rows[start + 3] : nothing);
        }
        DMatrixRMaj scatter = new DMatrixRMaj(width, width);
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                scatter.set(i, j, sums[i][j]);
                scatter.set(j, i, sums[i][j]);
            }
        }
        return scatter;
    }

    private static void add(double[][] sums, double[] a, double[] b, double[] c, double[] d) {
        for (int i = 0; i < sums.length; i++) {
            add(sums[i], a, a[i], b, b[i], c, c[i], d, d[i]);
        }
    }

    private static void add(
            double[] sums,
            double[] a,
            double byA,
            double[] b,
            double byB,
            double[] c,
            double byC,
            double[] d,
            double byD) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += a[j] * byA + b[j] * byB + (c[j] * byC + d[j] * byD);
        }
    }

    /** [right sides][kept columns]. */
    private double[][] solve(DMatrixRMaj matrix, double[][] rights) {
        DMatrixRMaj solution = new DMatrixRMaj(width, rights.length);
        if (width == 0) {
            return new double[rights.length][0];
        }
        double trace = CommonOps_DDRM.trace(matrix) / width;
        double ridge = trace == 0 ? 1 : trace * RIDGE;
        for (int i = 0; i < width; i++) {
            matrix.add(i, i, ridge);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(width);
        if (solver.setA(matrix)) {
            DMatrixRMaj right = new DMatrixRMaj(rights);
            CommonOps_DDRM.transpose(right);
            solver.solve(right, solution);
        }
        CommonOps_DDRM.transpose(solution);
        return IntStream.range(0, rights.length)
                .mapToObj(k -> Arrays.copyOfRange(solution.data, k * width, (k + 1) * width))
                .toArray(double[][]::new);
    }
}
