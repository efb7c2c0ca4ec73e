package org.headstart.metafeatures;

/** How much work a feature is, in visits of a cell, as a function of the table's shape. */
@FunctionalInterface
interface Cost {

    /** Cells whose rows are sorted cost this many times as much as cells that are looked at once. */
    double SORTING = 20;

    /**
     * @param rows    the number of rows
     * @param columns the number of features
     * @return visits of a cell, at least 0
     */
    double of(double rows, double columns);

    /** Nothing but the table's shape is looked at. */
    static Cost shape() {
        return (rows, columns) -> 1;
    }

    /** One column is read. */
    static Cost target() {
        return (rows, columns) -> rows;
    }

    /** Every column is sorted once. */
    static Cost sort() {
        return (rows, columns) -> SORTING * rows * columns;
    }

    /** Every row is read for each pair of at most {@code limit} columns. */
    static Cost pairs(int limit) {
        return (rows, columns) -> {
            double taken = Math.min(limit, columns);
            return SORTING * rows * columns + rows * taken * taken;
        };
    }

    /** As {@link #pairs}, and then a matrix of columns by columns is taken apart. */
    static Cost matrix(int limit) {
        return (rows, columns) -> {
            double taken = Math.min(limit, columns);
            return pairs(limit).of(rows, columns) + 10 * taken * taken * taken;
        };
    }
}
