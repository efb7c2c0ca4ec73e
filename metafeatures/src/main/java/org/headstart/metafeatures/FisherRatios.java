package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * How far classes lie apart, in relation to how far each spreads: column by column, and for two classes along the direction in which that is most. Columns
 * are standardised first; a missing cell counts for its class's mean. Immutable and thread-safe.
 */
final class FisherRatios {

    /** A direction that holds less of the variance is taken for rounding. */
    private static final double PRECISION = 1e-10;

    private final CanonicalSample sample;
    private final double[][] columns;

    FisherRatios(CanonicalSample sample) {
        this.sample = sample;
        this.columns =
                Arrays.stream(sample.columns()).map(FisherRatios::standardised).toArray(double[][]::new);
    }

    /** Mean 0 and variance 1; empty for a column that does not vary. */
    private static double[] standardised(double[] column) {
        SortedValues values = SortedValues.of(column);
        double sd = values.sd();
        return values.size() < 2 || values.isConstant() || sd < Double.MIN_NORMAL
                ? new double[0]
                : Arrays.stream(column)
                        .map(value -> (value - values.mean()) / sd)
                        .toArray();
    }

    /** [columns], 1 / (1 + ratio) of each column, 0 to 1; NaN for a column that does not vary. Lorena et al., 2019, equation 3, as in ECoL. */
    double[] byColumn() {
        return Arrays.stream(columns).mapToDouble(this::overlap).toArray();
    }

    private double overlap(double[] column) {
        if (column.length == 0) {
            return Double.NaN;
        }
        double[] means = new double[sample.classes()];
        int[] counts = new int[sample.classes()];
        for (int row = 0; row < column.length; row++) {
            if (!Double.isNaN(column[row])) {
                means[sample.classOf(row)] += column[row];
                counts[sample.classOf(row)]++;
            }
        }
        double between = 0;
        for (int i = 0; i < means.length; i++) {
            means[i] = counts[i] == 0 ? 0 : means[i] / counts[i];
            between += counts[i] * means[i] * means[i];
        }
        double within = 0;
        for (int row = 0; row < column.length; row++) {
            double rest = column[row] - means[sample.classOf(row)];
            within += Double.isNaN(rest) ? 0 : rest * rest;
        }
        return within / (within + between);
    }

    /**
     * 1 / (1 + ratio) along the best direction, 0 to 1, of at most {@link ClassPairs#MOST_COLUMNS} columns; NaN if neither class varies. Directions in
     * which neither class varies are left out, as by a pseudo-inverse. Malina, Two-parameter Fisher criterion, 2001; Lorena et al., 2019, equations 6 to 9.
     */
    double alongBestDirection(ClassPairs.Pair pair) {
        double[][] kept = Arrays.stream(columns)
                .filter(column -> column.length > 0)
                .limit(ClassPairs.MOST_COLUMNS)
                .toArray(double[][]::new);
        double[] difference = new double[kept.length];
        double[][] first = centred(kept, pair.first(), difference, 1);
        double[][] second = centred(kept, pair.second(), difference, -1);
        DMatrixRMaj within = new DMatrixRMaj(kept.length, kept.length);
        addScatter(first, within, (double) pair.first().length / pair.rows());
        addScatter(second, within, (double) pair.second().length / pair.rows());
        double ratio = ratio(within, difference);
        return 1 / (1 + ratio);
    }

    /** [columns][rows of the class], less their means, which are added to the sums so many times. */
    private static double[][] centred(double[][] columns, int[] rows, double[] sums, double times) {
        double[][] centred = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            double mean = IntStream.of(rows)
                    .mapToDouble(row -> column[row])
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(0);
            sums[j] += times * mean;
            centred[j] = IntStream.of(rows)
                    .mapToDouble(row -> Double.isNaN(column[row]) ? 0 : column[row] - mean)
                    .toArray();
        }
        return centred;
    }

    /** Adds the covariances of a class, which are 0 if it has one row. */
    private static void addScatter(double[][] centred, DMatrixRMaj within, double weight) {
        for (int i = 0; i < centred.length; i++) {
            double divisor = Math.max(1, centred[i].length - 1);
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int row = 0; row < centred[i].length; row++) {
                    sum += centred[i][row] * centred[j][row];
                }
                within.add(i, j, weight * sum / divisor);
                if (i != j) {
                    within.add(j, i, weight * sum / divisor);
                }
            }
        }
    }

    /** Difference times inverse times difference; NaN if nothing varies. */
    private static double ratio(DMatrixRMaj within, double[] difference) {
        int size = difference.length;
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(size, true);
        if (size > 0 && cholesky.decompose(within.copy())) {
            DMatrixRMaj lower = cholesky.getT(null);
            boolean regular = IntStream.range(0, size)
                    .allMatch(i -> lower.get(i, i) * lower.get(i, i) > PRECISION * size * within.get(i, i));
            if (regular) {
                return squaredSolution(lower, difference);
            }
        }
        return size == 0 ? Double.NaN : byEigenvalues(within, difference);
    }

    private static double squaredSolution(DMatrixRMaj lower, double[] right) {
        double[] solution = right.clone();
        double sum = 0;
        for (int i = 0; i < solution.length; i++) {
            for (int j = 0; j < i; j++) {
                solution[i] -= lower.get(i, j) * solution[j];
            }
            solution[i] /= lower.get(i, i);
            sum += solution[i] * solution[i];
        }
        return sum;
    }

    private static double byEigenvalues(DMatrixRMaj within, double[] difference) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(difference.length, true, true);
        eigen.decompose(within.copy());
        double greatest = 0;
        for (int i = 0; i < difference.length; i++) {
            greatest = Math.max(greatest, eigen.getEigenvalue(i).getReal());
        }
        double ratio = 0;
        for (int i = 0; i < difference.length; i++) {
            double value = eigen.getEigenvalue(i).getReal();
            if (value > PRECISION * greatest) {
                DMatrixRMaj vector = eigen.getEigenVector(i);
                double along = 0;
                for (int j = 0; j < difference.length; j++) {
                    along += vector.get(j) * difference[j];
                }
                ratio += along * along / value;
            }
        }
        return greatest > 0 ? ratio : Double.NaN;
    }
}
