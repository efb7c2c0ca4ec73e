package org.headstart.metafeatures;

import java.util.function.IntConsumer;

/** A square matrix of bits. Rows may be set by several threads, one row by one thread. */
final class BitMatrix {

    private final long[][] rows;

    /** Nothing is set. */
    BitMatrix(int size) {
        this.rows = new long[size][(size + Long.SIZE - 1) / Long.SIZE];
    }

    int size() {
        return rows.length;
    }

    boolean get(int row, int column) {
        return (rows[row][column / Long.SIZE] & (1L << column)) != 0;
    }

    void set(int row, int column) {
        rows[row][column / Long.SIZE] |= 1L << column;
    }

    /** Sets the mirror image of every bit that is set. */
    void makeSymmetric() {
        for (int row = 0; row < rows.length; row++) {
            int mirrored = row;
            forEach(row, column -> set(column, mirrored));
        }
    }

    /** How many bits of a row are set. */
    int count(int row) {
        int count = 0;
        for (long word : rows[row]) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /** How many bits are set in both rows. */
    int common(int row, int other) {
        long[] a = rows[row];
        long[] b = rows[other];
        int common = 0;
        for (int i = 0; i < a.length; i++) {
            common += Long.bitCount(a[i] & b[i]);
        }
        return common;
    }

    /** Goes through the bits that are set in a row, ascending. */
    void forEach(int row, IntConsumer column) {
        long[] words = rows[row];
        for (int i = 0; i < words.length; i++) {
            for (long word = words[i]; word != 0; word &= word - 1) {
                column.accept(i * Long.SIZE + Long.numberOfTrailingZeros(word));
            }
        }
    }

    /** The sum of the values at the bits that are set in a row. */
    double sum(int row, double[] values) {
        long[] words = rows[row];
        double sum = 0;
        for (int i = 0; i < words.length; i++) {
            for (long word = words[i]; word != 0; word &= word - 1) {
                sum += values[i * Long.SIZE + Long.numberOfTrailingZeros(word)];
            }
        }
        return sum;
    }
}
