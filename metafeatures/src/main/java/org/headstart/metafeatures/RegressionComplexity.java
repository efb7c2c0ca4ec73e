package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * How complex it is to predict a numeric target. Lorena, Maciel, Miranda, Costa and Prudencio, Data complexity meta-features for regression problems, Machine
 * Learning, 2018, section 3. Columns and target go from 0 to 1. Thread-safe.
 */
final class RegressionComplexity {

    /** Decides between collinear columns. */
    private static final double RIDGE = 1e-9;

    private static final int BLOCK = 32;

    private final double[] target;
    private final int[] ascending;
    private final double[] shares;
    private final Workers workers;
    private final Distances distances;
    private final Lazy<RankCorrelations> correlations;
    private final Lazy<double[]> residuals;

    RegressionComplexity(CanonicalSample sample, Workers workers, long seed) {
        this.target = scaled(sample.target());
        this.workers = workers;
        this.distances = Distances.of(Distances.Form.SCALED_EUCLIDEAN, sample.columns(), sample.rows());
        this.ascending = IntStream.range(0, target.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> target[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.shares = new Random(seed).doubles(target.length).toArray();
        this.correlations = new Lazy<>(() -> new RankCorrelations(columns(), target));
        this.residuals = new Lazy<>(() -> leastSquares(Encoding.filled(columns())));
    }

    private static double[] scaled(double[] target) {
        double low = Arrays.stream(target).min().orElse(0);
        double high = Arrays.stream(target).max().orElse(1);
        return Arrays.stream(target).map(value -> (value - low) / (high - low)).toArray();
    }

    /** [columns][rows], from 0 to 1, NaN where a cell is missing. */
    private double[][] columns() {
        double[][] cells = distances.cells();
        double[][] columns = new double[cells[0].length][cells.length];
        for (int j = 0; j < columns.length; j++) {
            for (int row = 0; row < cells.length; row++) {
                columns[j][row] = cells[row][j];
            }
        }
        return columns;
    }

    /** The greatest correlation of a column with the target, 0 to 1. */
    double greatestCorrelation() {
        return Arrays.stream(correlations.get().all(workers))
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    /** The mean correlation of the columns with the target, 0 to 1. */
    double meanCorrelation() {
        return SortedValues.of(Arrays.stream(correlations.get().all(workers))
                        .map(Math::abs)
                        .toArray())
                .mean();
    }

    /** The share of rows that keep the best column from being correlated with the target. */
    double individualEfficiency() {
        return correlations.get().leastRemoved(workers);
    }

    /** The share of rows that no column fits. */
    double collectiveEfficiency() {
        return correlations.get().leftByAll(workers);
    }

    /** [rows], by how far a linear function of all columns fails. */
    double[] absoluteResiduals() {
        return each(target.length, row -> Math.abs(residuals.get()[row]));
    }

    /** [rows], the squares of the same. */
    double[] squaredResiduals() {
        return each(target.length, row -> residuals.get()[row] * residuals.get()[row]);
    }

    /** [rows - 1], the squared residuals of new rows between rows whose targets follow each other. */
    double[] squaredResidualsBetween() {
        return each(target.length - 1, i -> {
            double a = residuals.get()[ascending[i]];
            double b = residuals.get()[ascending[i + 1]];
            return Math.pow(a + (b - a) * shares[i], 2);
        });
    }

    /** [rows - 1], differences of targets along the minimum spanning tree. */
    double[] targetSteps() {
        int[] parents = SpanningTree.parents(distances);
        return IntStream.range(0, parents.length)
                .filter(row -> parents[row] >= 0)
                .mapToDouble(row -> Math.abs(target[row] - target[parents[row]]))
                .toArray();
    }

    /** [rows - 1], distances between rows whose targets follow each other. */
    double[] inputSteps() {
        return each(target.length - 1, i -> distances.between(ascending[i], ascending[i + 1]));
    }

    /** [rows], squared errors of predicting the target of the nearest other row. */
    double[] neighbourErrors() {
        return blocks(target.length, (row, from) -> {
            distances.from(row, from);
            from[row] = Double.POSITIVE_INFINITY;
            return Math.pow(target[row] - target[nearest(from)], 2);
        });
    }

    /** [rows - 1], the same for new rows between rows whose targets follow each other. */
    double[] neighbourErrorsBetween() {
        return blocks(target.length - 1, (i, from) -> {
            double[] a = distances.cells(ascending[i]);
            double[] b = distances.cells(ascending[i + 1]);
            double[] between = new double[a.length];
            Arrays.setAll(between, j -> a[j] + (b[j] - a[j]) * shares[i]);
            distances.from(between, from);
            double y = target[ascending[i]] + (target[ascending[i + 1]] - target[ascending[i]]) * shares[i];
            return Math.pow(y - target[nearest(from)], 2);
        });
    }

    private static double[] each(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).toArray();
    }

    /** A value of a row, which may use an array of distances. */
    private interface Search {
        double value(int row, double[] from);
    }

    private double[] blocks(int count, Search search) {
        double[] values = new double[count];
        workers.map((count + BLOCK - 1) / BLOCK, block -> {
            double[] from = new double[target.length];
            for (int i = block * BLOCK; i < Math.min(count, (block + 1) * BLOCK); i++) {
                values[i] = search.value(i, from);
            }
            return block;
        });
        return values;
    }

    private static int nearest(double[] distances) {
        int nearest = 0;
        for (int row = 1; row < distances.length; row++) {
            nearest = (float) distances[row] < (float) distances[nearest] ? row : nearest;
        }
        return nearest;
    }

    /** [rows], target less the best linear function of the columns. */
    private double[] leastSquares(double[][] columns) {
        for (double[] column : columns) {
            double mean = SortedValues.of(column).mean();
            Arrays.setAll(column, row -> column[row] - mean);
        }
        double mean = SortedValues.of(target).mean();
        int size = columns.length;
        DMatrixRMaj products = new DMatrixRMaj(size, size);
        DMatrixRMaj right = new DMatrixRMaj(size, 1);
        workers.map(size, i -> {
            for (int j = 0; j <= i; j++) {
                products.set(i, j, LinearSvm.product(columns[i], columns[j]));
                products.set(j, i, products.get(i, j));
            }
            products.add(i, i, RIDGE * target.length);
            right.set(i, LinearSvm.product(columns[i], target));
            return i;
        });
        DMatrixRMaj weights = new DMatrixRMaj(size, 1);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(size);
        if (solver.setA(products)) {
            solver.solve(right, weights);
        }
        return each(target.length, row -> {
            double predicted = mean;
            for (int j = 0; j < size; j++) {
                predicted += weights.get(j) * columns[j][row];
            }
            return target[row] - predicted;
        });
    }
}
