package org.headstart.api.dataset;

/** One column of a {@link Dataset}: numbers or labels, with missing cells. Immutable and thread-safe. */
public sealed interface Column permits NumericColumn, CategoricalColumn {

    /** @return the column's name; unique within a dataset, possibly empty or non-ASCII */
    String name();

    /** @return the number of rows, at least 0 */
    int size();

    /**
     * @param row 0-based
     * @return whether the cell holds nothing
     */
    boolean isMissing(int row);

    /**
     * @param rows 0-based row numbers, in the order wanted; repeats are allowed
     * @return a column of the same name and kind with those rows
     */
    Column select(int[] rows);

    /** @return the number of cells that hold nothing, 0 to {@link #size()} */
    default int missingCount() {
        int missing = 0;
        for (int row = 0; row < size(); row++) {
            if (isMissing(row)) {
                missing++;
            }
        }
        return missing;
    }
}
