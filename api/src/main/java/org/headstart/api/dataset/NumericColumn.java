package org.headstart.api.dataset;

import java.util.Arrays;

/** A column of numbers; NaN is a missing cell, infinities are values. Equal by name and values. Immutable and thread-safe. */
public final class NumericColumn implements Column {

    private final String name;
    private final double[] values;

    private NumericColumn(String name, double[] values) {
        this.name = name;
        this.values = values;
    }

    /**
     * @param name   the column's name
     * @param values [rows], NaN = missing; copied
     * @return the column
     */
    public static NumericColumn of(String name, double... values) {
        return new NumericColumn(name, values.clone());
    }

    /**
     * As {@link #of}, without the copy: for readers that hand their buffer over and never touch it again.
     *
     * @param name   the column's name
     * @param values [rows], NaN = missing; not copied
     * @return the column
     */
    public static NumericColumn wrap(String name, double[] values) {
        return new NumericColumn(name, values);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return values.length;
    }

    /**
     * @param row 0-based
     * @return the value, NaN when missing
     */
    public double value(int row) {
        return values[row];
    }

    /** @return [rows], a copy; NaN = missing */
    public double[] toArray() {
        return values.clone();
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public NumericColumn select(int[] rows) {
        double[] selected = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = values[rows[i]];
        }
        return new NumericColumn(name, selected);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumericColumn that && name.equals(that.name) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "NumericColumn[" + name + ", " + values.length + " rows]";
    }
}
