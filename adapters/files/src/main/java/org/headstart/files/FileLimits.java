package org.headstart.files;

import org.headstart.api.dataset.DataException;

/**
 * How large a file may be before it is refused, so that a broken or hostile file ends with a message and not with an exhausted heap.
 *
 * @param lineChars the longest line of an ARFF file and the longest cell of a CSV file, in characters
 * @param columns   the most columns
 * @param levels    the most distinct labels of one column
 * @param rows      the most rows
 * @param bytes     the most memory that the cells may take
 */
record FileLimits(int lineChars, int columns, int levels, int rows, long bytes) {

    private static final int MOST_CHARS = 1 << 24;
    private static final int MOST_COLUMNS = 1_000_000;
    private static final int MOST_LEVELS = 500_000;
    private static final int MOST_ROWS = Integer.MAX_VALUE - 64;

    /**
     * Generous ones. The cells may take two fifths of the heap that this JVM may grow to: while columns are made of them, they are there twice, and
     * buffers are up to half empty.
     */
    static FileLimits defaults() {
        long heap = Runtime.getRuntime().maxMemory();
        return new FileLimits(MOST_CHARS, MOST_COLUMNS, MOST_LEVELS, MOST_ROWS, heap / 5 * 2);
    }

    void checkColumns(Place place, int count) {
        if (count > columns) {
            throw place.malformed(
                    "there are more than " + columns + " columns (limit: columns).",
                    "rows and columns have changed places.");
        }
    }

    void checkLevels(Place place, String column, int count) {
        if (count > levels) {
            throw place.malformed(
                    "column '%s' has more than %d distinct labels (limit: levels).".formatted(column, levels),
                    "it should be left out: " + Advice.ignore(column));
        }
    }

    void checkSize(Place place, long rowCount, int columnCount) {
        if (rowCount > rows) {
            throw place.malformed(
                    "there are more than " + rows + " rows (limit: rows).", "a sample of the rows is enough.");
        }
        long needed = rowCount * columnCount * Double.BYTES;
        if (needed > bytes) {
            throw place.malformed(
                    "%d rows of %d columns need %d MB, but this JVM lends %d MB to them (limit: bytes)."
                            .formatted(rowCount, columnCount, needed >> 20, bytes >> 20),
                    "the JVM needs a larger heap (-Xmx), or some columns should be left out.");
        }
    }

    DataException tooLong(Place place) {
        return place.malformed(
                "a line or cell is longer than " + lineChars + " characters (limit: lineChars).",
                "a quote is opened and never closed, or the file is no table.");
    }
}
