package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.NumericColumn;

/** How the classes lie and spread in the space of the numeric features. Missing cells take the column's mean. */
final class ClassSpread {

    /** A pivot of a standardised covariance matrix below this is rounding: the matrix is singular. */
    private static final double SINGULAR = 1e-12;

    /** A standardised column whose variance in a class is below this holds nothing but rounding there. */
    private static final double CONSTANT = 1e-20;

    private final Table table;
    private final Discrete target;

    ClassSpread(Table table) {
        this.table = table;
        this.target = table.target();
    }

    /**
     * The distance between the means of the largest and the smallest class. Among classes of one size the first by label counts as the largest, and of
     * the others the first as the smallest.
     */
    double gravity() {
        List<Integer> byLabel = byLabel();
        int largest = byLabel.get(0);
        for (int level : byLabel) {
            largest = target.counts()[level] > target.counts()[largest] ? level : largest;
        }
        int smallest = byLabel.get(largest == byLabel.get(0) ? 1 : 0);
        for (int level : byLabel) {
            smallest = level != largest && target.counts()[level] < target.counts()[smallest] ? level : smallest;
        }
        double distance = 0;
        for (int column = 0; column < table.numeric().size(); column++) {
            distance = Math.hypot(distance, meanOf(column, largest) - meanOf(column, smallest));
        }
        return distance;
    }

    private List<Integer> byLabel() {
        CategoricalColumn column = (CategoricalColumn) table.targetColumn();
        int[] counts = column.counts();
        int[] present =
                IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        return IntStream.range(0, present.length)
                .boxed()
                .sorted(Comparator.comparing(level -> column.levels().get(present[level])))
                .toList();
    }

    private double meanOf(int column, int level) {
        NumericColumn values = table.numeric().get(column);
        double mean = table.profiles().get(column).mean();
        double sum = 0;
        for (int row = 0; row < values.size(); row++) {
            if (target.codes()[row] == level && !values.isMissing(row)) {
                sum += values.value(row) - mean;
            }
        }
        return sum / target.counts()[level];
    }

    /**
     * The test statistic of Box for equal covariance matrices, as a ratio of standard deviations: Michie, Spiegelhalter and Taylor, Machine
     * Learning, Neural and Statistical Classification, 1994, section 7.3.2. NaN if a class's covariance matrix is singular.
     */
    double sdRatio() {
        FilledRows x = FilledRows.of(table);
        int columns = x.columns();
        int classes = target.levels();
        int smallest = Arrays.stream(target.counts()).min().orElse(0);
        if (columns < table.numeric().size() || smallest <= columns) {
            return Double.NaN;
        }
        double freedom = target.rows() - classes;
        DMatrixRMaj pooled = new DMatrixRMaj(columns, columns);
        double within = 0;
        double inverses = 0;
        for (int level = 0; level < classes; level++) {
            double weight = target.counts()[level] - 1.0;
            DMatrixRMaj scatter = scatter(x, level);
            within += weight * logDeterminant(scatter, weight);
            inverses += 1 / weight;
            for (int i = 0; i < scatter.getNumElements(); i++) {
                pooled.data[i] += scatter.data[i];
            }
        }
        double p = columns;
        double gamma = 1 - (2 * p * p + 3 * p - 1) / (6 * (p + 1) * (classes - 1)) * (inverses - 1 / freedom);
        double m = gamma * (freedom * logDeterminant(pooled, freedom) - within);
        return Math.exp(m / (p * freedom));
    }

    private DMatrixRMaj scatter(FilledRows x, int level) {
        int[] rows = IntStream.range(0, target.codes().length)
                .filter(row -> target.codes()[row] == level)
                .toArray();
        double[][] cells = new double[x.columns()][rows.length];
        for (int column = 0; column < cells.length; column++) {
            double mean = 0;
            for (int i = 0; i < rows.length; i++) {
                cells[column][i] = x.value(column, rows[i]);
                mean += cells[column][i] / rows.length;
            }
            for (int i = 0; i < rows.length; i++) {
                cells[column][i] -= mean;
            }
        }
        DMatrixRMaj scatter = new DMatrixRMaj(cells.length, cells.length);
        for (int i = 0; i < cells.length; i++) {
            for (int j = 0; j < cells.length; j++) {
                scatter.set(i, j, j < i ? scatter.get(j, i) : product(cells[i], cells[j]));
            }
        }
        return scatter;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The logarithm of the determinant of scatter / divisor; NaN if the matrix is singular. */
    private static double logDeterminant(DMatrixRMaj scatter, double divisor) {
        int size = scatter.numRows;
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(size, true);
        if (!cholesky.decompose(scatter.copy())) {
            return Double.NaN;
        }
        DMatrixRMaj lower = cholesky.getT(null);
        double log = 0;
        for (int i = 0; i < size; i++) {
            double pivot = lower.get(i, i) * lower.get(i, i);
            if (!(pivot > SINGULAR * scatter.get(i, i)) || scatter.get(i, i) < CONSTANT * divisor) {
                return Double.NaN;
            }
            log += Math.log(pivot / divisor);
        }
        return log;
    }
}
