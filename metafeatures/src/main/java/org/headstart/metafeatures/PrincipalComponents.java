package org.headstart.metafeatures;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** Principal components of a sample's columns as they are, without scaling; a missing cell counts for the mean. Pearson, 1901. */
final class PrincipalComponents {

    private static final double SHARE = 0.95;

    private PrincipalComponents() {}

    /**
     * @param sample  any sample
     * @param workers share the products of columns
     * @return how many components hold more than 95 % of the variance; 0 if no column varies
     */
    static int needed(CanonicalSample sample, Workers workers) {
        double[][] columns = Encoding.filled(sample.columns());
        double largest = 0;
        for (int j = 0; j < columns.length; j++) {
            SortedValues values = SortedValues.of(columns[j]);
            double mean = values.mean();
            columns[j] = Arrays.stream(columns[j]).map(value -> value - mean).toArray();
            largest = values.isConstant()
                    ? largest
                    : Math.max(largest, Math.max(values.max() - mean, mean - values.min()));
        }
        if (largest == 0) {
            return 0;
        }
        double widest = largest;
        for (double[] column : columns) {
            Arrays.setAll(column, row -> column[row] / widest);
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(columns.length, false, true);
        eigen.decompose(products(columns, workers));
        double[] values = new double[columns.length];
        Arrays.setAll(values, i -> Math.max(0, eigen.getEigenvalue(i).getReal()));
        Arrays.sort(values);
        double all = Arrays.stream(values).sum();
        int needed = 0;
        double held = 0;
        while (needed < values.length && held <= SHARE * all) {
            held += values[values.length - ++needed];
        }
        return needed;
    }

    private static DMatrixRMaj products(double[][] columns, Workers workers) {
        DMatrixRMaj products = new DMatrixRMaj(columns.length, columns.length);
        workers.map(columns.length, i -> {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int row = 0; row < columns[i].length; row++) {
                    sum += columns[i][row] * columns[j][row];
                }
                products.set(i, j, sum);
                products.set(j, i, sum);
            }
            return i;
        });
        return products;
    }
}
