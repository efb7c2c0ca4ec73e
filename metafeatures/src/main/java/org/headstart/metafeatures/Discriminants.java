package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.headstart.api.dataset.NumericColumn;

/**
 * How the numeric features and the target hang together: canonical correlations (Hotelling, Relations between two sets of variates, Biometrika
 * 28, 1936) between the features and the indicators of the classes, or a numeric target itself. Missing cells take the column's mean; rows without a
 * target do not count; of at most {@link Table#MATRIX_COLUMNS} columns.
 *
 * @param correlations descending, 0 to 1, as many as the lesser of the rank of the features and that of the target; not copied
 */
record Discriminants(double[] correlations) {

    /** Directions whose share of the standardised columns' variance is below this are rounding. */
    private static final double RANK = 1e-10;

    /** A squared correlation this close to zero or one is zero or one; the rest is rounding. */
    private static final double ROUNDING = 1e-12;

    static Discriminants of(Table table, Workers workers) {
        FilledRows x = FilledRows.of(table);
        if (x.columns() == 0) {
            return new Discriminants(new double[0]);
        }
        DMatrixRMaj whitened = whitening(x.scatter(workers));
        DMatrixRMaj sides = table.isClassification() ? classes(x, table.target()) : numbers(x, table);
        DMatrixRMaj product = new DMatrixRMaj(sides.numRows, whitened.numCols);
        CommonOps_DDRM.mult(sides, whitened, product);
        int rank = Math.min(whitened.numCols, table.isClassification() ? sides.numRows - 1 : 1);
        return new Discriminants(singularValues(product, rank));
    }

    /** Rows: what each class adds, its mean times the root of its size. */
    private static DMatrixRMaj classes(FilledRows x, Discrete target) {
        DMatrixRMaj sums = new DMatrixRMaj(target.levels(), x.columns());
        for (int column = 0; column < x.columns(); column++) {
            double[] total = new double[target.levels()];
            x.addTo(total, column, target.codes());
            for (int level = 0; level < total.length; level++) {
                sums.set(level, column, total[level] / Math.sqrt(target.counts()[level]));
            }
        }
        return sums;
    }

    /** One row: the products of the columns with the standardised target. */
    private static DMatrixRMaj numbers(FilledRows x, Table table) {
        NumericColumn target = (NumericColumn) table.targetColumn();
        NumericProfile profile = table.targetProfile();
        double length = Math.sqrt(profile.variance() * (profile.present() - 1));
        DMatrixRMaj products = new DMatrixRMaj(1, x.columns());
        for (int column = 0; column < x.columns(); column++) {
            double sum = 0;
            for (int row = 0; row < target.size(); row++) {
                if (!target.isMissing(row)) {
                    sum += x.value(column, row) * ((target.value(row) - profile.mean()) / length);
                }
            }
            products.set(0, column, sum);
        }
        return products;
    }

    /** Columns that turn the standardised features into uncorrelated ones of length one. */
    private static DMatrixRMaj whitening(DMatrixRMaj scatter) {
        int size = scatter.numRows;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(scatter.copy())) {
            return new DMatrixRMaj(size, 0);
        }
        double greatest = 0;
        for (int i = 0; i < size; i++) {
            greatest = Math.max(greatest, eigen.getEigenvalue(i).getReal());
        }
        double least = greatest * RANK;
        int[] kept = IntStream.range(0, size)
                .filter(i -> eigen.getEigenvalue(i).getReal() > least)
                .toArray();
        DMatrixRMaj whitening = new DMatrixRMaj(size, kept.length);
        for (int j = 0; j < kept.length; j++) {
            double root = Math.sqrt(eigen.getEigenvalue(kept[j]).getReal());
            DMatrixRMaj vector = eigen.getEigenVector(kept[j]);
            for (int i = 0; i < size; i++) {
                whitening.set(i, j, vector.get(i, 0) / root);
            }
        }
        return whitening;
    }

    private static double[] singularValues(DMatrixRMaj matrix, int count) {
        boolean wide = matrix.numRows < matrix.numCols;
        int size = wide ? matrix.numRows : matrix.numCols;
        if (size == 0 || count <= 0) {
            return new double[0];
        }
        DMatrixRMaj square = new DMatrixRMaj(size, size);
        if (wide) {
            CommonOps_DDRM.multOuter(matrix, square);
        } else {
            CommonOps_DDRM.multInner(matrix, square);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, false, true);
        if (MatrixFeatures_DDRM.hasUncountable(square) || !eigen.decompose(square)) {
            return new double[0];
        }
        double[] squares = new double[size];
        for (int i = 0; i < size; i++) {
            squares[i] = -Math.max(0, eigen.getEigenvalue(i).getReal());
        }
        Arrays.sort(squares);
        double[] values = new double[Math.min(count, size)];
        for (int i = 0; i < values.length; i++) {
            double r2 = -squares[i];
            values[i] = r2 > 1 - ROUNDING ? 1 : r2 < ROUNDING ? 0 : Math.sqrt(r2);
        }
        return values;
    }

    /** Wilks' lambda: the product of 1 - r squared. */
    double wilks() {
        double product = 1;
        for (double r : correlations) {
            product *= 1 - r * r;
        }
        return product;
    }

    /** Pillai's trace: the sum of r squared. */
    double pillai() {
        return Arrays.stream(correlations).map(r -> r * r).sum();
    }

    /** The trace of Lawley and Hotelling: the sum of the eigenvalues; infinite if a correlation is perfect. */
    double lawleyHotelling() {
        return eigenvalues().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Roy's greatest root: the greatest eigenvalue; infinite if a correlation is perfect. */
    double roy() {
        return eigenvalues().stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
    }

    private List<Double> eigenvalues() {
        return Arrays.stream(correlations).mapToObj(r -> r * r / (1 - r * r)).toList();
    }
}
