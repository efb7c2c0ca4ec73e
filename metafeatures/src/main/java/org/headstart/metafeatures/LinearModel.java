package org.headstart.metafeatures;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Linear discriminants with one covariance matrix for all classes (Fisher, 1936; Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2009,
 * equation 4.10), or least squares for a numeric target. Columns are standardised; 1e-9 on the diagonal decides between collinear columns.
 */
final class LinearModel {

    private static final double RIDGE = 1e-9;

    private final LandmarkFold fold;
    private final double[][] x;

    private LinearModel(LandmarkFold fold) {
        this.fold = fold;
        this.x = Arrays.stream(fold.sample().columns())
                .map(column -> standardised(column, fold.train()))
                .filter(column -> column.length > 0)
                .toArray(double[][]::new);
    }

    static double[] predict(LandmarkFold fold) {
        LinearModel model = new LinearModel(fold);
        return fold.sample().isClassification() ? model.classes() : model.numbers();
    }

    /** Mean 0 and variance 1 over the training rows; empty for a column that does not vary in them. */
    private static double[] standardised(double[] column, int[] rows) {
        double mean = 0;
        for (int row : rows) {
            mean += column[row] / rows.length;
        }
        double squares = 0;
        for (int row : rows) {
            squares += (column[row] - mean) * (column[row] - mean) / rows.length;
        }
        double sd = Math.sqrt(squares);
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
        double[] y = fold.sample().target();
        double mean =
                Arrays.stream(fold.train()).mapToDouble(row -> y[row]).average().orElse(0);
        DMatrixRMaj products = new DMatrixRMaj(x.length, 1);
        for (int j = 0; j < x.length; j++) {
            for (int row : fold.train()) {
                products.data[j] += x[j][row] * (y[row] - mean);
            }
        }
        DMatrixRMaj weights = solve(scatter(x), products);
        double[] predicted = new double[fold.test().length];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = mean + product(weights, 0, fold.test()[i]);
        }
        return predicted;
    }

    private double[] classes() {
        int classes = fold.sample().classes();
        double[] y = fold.sample().target();
        double[] counts = new double[classes];
        for (int row : fold.train()) {
            counts[(int) y[row]]++;
        }
        DMatrixRMaj means = new DMatrixRMaj(x.length, classes);
        double[][] within = new double[x.length][];
        for (int j = 0; j < x.length; j++) {
            for (int row : fold.train()) {
                means.data[j * classes + (int) y[row]] += x[j][row] / counts[(int) y[row]];
            }
            within[j] = x[j].clone();
            for (int row : fold.train()) {
                within[j][row] -= means.get(j, (int) y[row]);
            }
        }
        DMatrixRMaj covariance = scatter(within);
        double freedom = Math.max(1, fold.train().length - classes);
        for (int i = 0; i < covariance.getNumElements(); i++) {
            covariance.data[i] /= freedom;
        }
        return classes(solve(covariance, means), means, counts);
    }

    private double[] classes(DMatrixRMaj weights, DMatrixRMaj means, double[] counts) {
        double[] offsets = new double[counts.length];
        for (int k = 0; k < offsets.length; k++) {
            offsets[k] = Math.log(counts[k] / fold.train().length);
            for (int j = 0; j < x.length; j++) {
                offsets[k] -= weights.get(j, k) * means.get(j, k) / 2;
            }
        }
        double[] predicted = new double[fold.test().length];
        for (int i = 0; i < predicted.length; i++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < offsets.length; k++) {
                double score = offsets[k] + product(weights, k, fold.test()[i]);
                if (score > most) {
                    most = score;
                    predicted[i] = k;
                }
            }
        }
        return predicted;
    }

    private double product(DMatrixRMaj weights, int k, int row) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            sum += weights.get(j, k) * x[j][row];
        }
        return sum;
    }

    /** Sums of products of columns over the training rows. */
    private DMatrixRMaj scatter(double[][] columns) {
        double[][] dense = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            dense[j] =
                    Arrays.stream(fold.train()).mapToDouble(row -> column[row]).toArray();
        }
        DMatrixRMaj scatter = new DMatrixRMaj(columns.length, columns.length);
        for (int i = 0; i < columns.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int row = 0; row < dense[i].length; row++) {
                    sum += dense[i][row] * dense[j][row];
                }
                scatter.set(i, j, sum);
                scatter.set(j, i, sum);
            }
        }
        return scatter;
    }

    private static DMatrixRMaj solve(DMatrixRMaj matrix, DMatrixRMaj right) {
        DMatrixRMaj solution = new DMatrixRMaj(right.numRows, right.numCols);
        if (right.numRows == 0) {
            return solution;
        }
        double trace = 0;
        for (int i = 0; i < matrix.numRows; i++) {
            trace += matrix.get(i, i) / matrix.numRows;
        }
        double ridge = trace == 0 ? 1 : trace * RIDGE;
        for (int i = 0; i < matrix.numRows; i++) {
            matrix.add(i, i, ridge);
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(matrix.numRows);
        if (solver.setA(matrix)) {
            solver.solve(right, solution);
        }
        return solution;
    }
}
