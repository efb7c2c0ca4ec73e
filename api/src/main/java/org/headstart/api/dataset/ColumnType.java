package org.headstart.api.dataset;

/** How a column of a file is to be read, where inference is overridden. */
public enum ColumnType {
    /** Numbers. */
    NUMERIC,
    /** Labels. */
    CATEGORICAL,
    /** Left out. */
    IGNORE
}
