package org.headstart.metafeatures;

/**
 * Columns of zeros and ones, of which a difference is 0 or 1 in any form of distance. Immutable and thread-safe.
 */
final class Bits {

    /** Fewer columns are not worth it. */
    private static final int LEAST = 8;

    private final boolean[] held;
    private final long[][] ones;
    private final long[][] known;

    private Bits(boolean[] held, int count, double[][] cells) {
        this.held = held;
        int words = (count + Long.SIZE - 1) / Long.SIZE;
        this.ones = new long[cells.length][words];
        this.known = new long[cells.length][words];
        for (int row = 0; row < cells.length; row++) {
            int next = 0;
            for (int j = 0; j < held.length; j++) {
                if (held[j]) {
                    double cell = cells[row][j];
                    ones[row][next / Long.SIZE] |= cell == 1 ? 1L << next : 0;
                    known[row][next / Long.SIZE] |= Double.isNaN(cell) ? 0 : 1L << next;
                    next++;
                }
            }
        }
    }

    /**
     * @param cells   [rows][columns], NaN = missing
     * @param columns how many columns there are
     */
    static Bits of(double[][] cells, int columns) {
        boolean[] held = new boolean[columns];
        int count = 0;
        for (int j = 0; j < columns; j++) {
            held[j] = isBinary(cells, j);
            count += held[j] ? 1 : 0;
        }
        return count < LEAST ? new Bits(new boolean[columns], 0, cells) : new Bits(held, count, cells);
    }

    private static boolean isBinary(double[][] cells, int column) {
        for (double[] row : cells) {
            if (row[column] != 0 && row[column] != 1 && !Double.isNaN(row[column])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a column is among these. */
    boolean holds(int column) {
        return held[column];
    }

    /** In how many of these columns two rows are known and differ. */
    int differences(int a, int b) {
        int count = 0;
        long[] onesOfA = ones[a];
        long[] onesOfB = ones[b];
        long[] knownOfA = known[a];
        long[] knownOfB = known[b];
        for (int word = 0; word < onesOfA.length; word++) {
            count += Long.bitCount((onesOfA[word] ^ onesOfB[word]) & knownOfA[word] & knownOfB[word]);
        }
        return count;
    }

    /** In how many of these columns both rows are known. */
    int known(int a, int b) {
        int count = 0;
        for (int word = 0; word < known[a].length; word++) {
            count += Long.bitCount(known[a][word] & known[b][word]);
        }
        return count;
    }
}
