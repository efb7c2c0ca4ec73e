package org.headstart.metafeatures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.headstart.api.dataset.NumericColumn;

/**
 * The numeric features that vary, standardised over the rows whose target is known: mean 0, standard deviation 1, missing cells 0. Immutable and
 * thread-safe.
 */
final class FilledRows {

    private final List<NumericColumn> columns = new ArrayList<>();
    private final double[] origin;
    private final double[] mean;
    private final double[] scale;
    private final double[] shift;
    private final int[] counted;

    private FilledRows(Table table) {
        this.counted = table.target().codes();
        List<NumericProfile> kept = new ArrayList<>();
        for (int i : Chosen.columns(table.numeric(), Table.MATRIX_COLUMNS)) {
            NumericProfile profile = table.profiles().get(i);
            if (profile.isMeasurable()) {
                columns.add(table.numeric().get(i));
                kept.add(profile);
            }
        }
        this.origin = kept.stream().mapToDouble(NumericProfile::min).toArray();
        this.scale = kept.stream()
                .mapToDouble(profile -> Math.sqrt(profile.variance()))
                .toArray();
        this.mean = new double[columns.size()];
        Arrays.setAll(mean, this::meanFromOrigin);
        this.shift = new double[columns.size()];
        for (int i = 0; i < shift.length; i++) {
            shift[i] = shift(i);
        }
    }

    static FilledRows of(Table table) {
        return new FilledRows(table);
    }

    /** Numbers far from zero lose fewer digits when the least is taken off first. */
    private double meanFromOrigin(int column) {
        double[] values = columns.get(column).toArray();
        Arrays.setAll(values, row -> values[row] - origin[column]);
        return SortedValues.of(values).mean();
    }

    /** The mean over the rows that count, where it differs from that over all rows. */
    private double shift(int column) {
        double sum = 0;
        int rows = 0;
        for (int row = 0; row < counted.length; row++) {
            if (counted[row] >= 0) {
                sum += value(column, row);
                rows++;
            }
        }
        return sum / rows;
    }

    int columns() {
        return columns.size();
    }

    /** A standardised cell. */
    double value(int column, int row) {
        double value = columns.get(column).value(row);
        return (Double.isNaN(value) ? 0 : (value - origin[column] - mean[column]) / scale[column]) - shift[column];
    }

    /** Adds each cell of a column to the sum of its row's class. */
    void addTo(double[] sums, int column, int[] classes) {
        for (int row = 0; row < classes.length; row++) {
            if (classes[row] >= 0) {
                sums[classes[row]] += value(column, row);
            }
        }
    }

    /** [columns][columns], sums of products over the rows that count. */
    DMatrixRMaj scatter(Workers workers) {
        List<double[]> rows = workers.map(columns(), this::products);
        DMatrixRMaj scatter = new DMatrixRMaj(columns(), columns());
        for (int i = 0; i < columns(); i++) {
            for (int j = 0; j <= i; j++) {
                scatter.set(i, j, rows.get(i)[j]);
                scatter.set(j, i, rows.get(i)[j]);
            }
        }
        return scatter;
    }

    private double[] products(int i) {
        double[] left = new double[counted.length];
        Arrays.setAll(left, row -> counted[row] < 0 ? 0 : value(i, row));
        double[] products = new double[i + 1];
        for (int j = 0; j <= i; j++) {
            double sum = 0;
            for (int row = 0; row < left.length; row++) {
                sum += left[row] * value(j, row);
            }
            products[j] = sum;
        }
        return products;
    }
}
