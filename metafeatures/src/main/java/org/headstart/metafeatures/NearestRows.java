package org.headstart.metafeatures;

import java.util.Arrays;

/**
 * Which training rows are nearest to each of some rows. Goes over the training rows block by block and, within a block, column by column, so that the
 * cells stay in the processor's cache and the inner loop has no branch. Used by one thread.
 */
final class NearestRows {

    private static final int BLOCK = 512;

    /** So many columns are added up at a time. */
    private static final int STRIDE = 4;

    private final double[][] columns;
    private final int[] train;
    private final int[] rows;
    private final double[][] cells;
    private final double[] squares = new double[BLOCK];
    private final double[] least;
    private final int[][] nearest;
    private final int[] counts;

    private NearestRows(double[][] columns, int[] train, int[] rows) {
        this.columns = columns;
        this.train = train;
        this.rows = rows;
        int width = (columns.length + STRIDE - 1) / STRIDE * STRIDE;
        this.cells = new double[width][Math.min(BLOCK, train.length)];
        this.least = new double[rows.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        this.nearest = new int[rows.length][1];
        this.counts = new int[rows.length];
    }

    /**
     * @param columns [columns][rows], finite
     * @param train   the rows to look among, at least one
     * @param rows    the rows whose neighbours are wanted
     */
    static NearestRows of(double[][] columns, int[] train, int[] rows) {
        NearestRows nearest = new NearestRows(columns, train, rows);
        for (int start = 0; start < train.length; start += BLOCK) {
            nearest.look(start, Math.min(train.length, start + BLOCK));
        }
        return nearest;
    }

    /** The training rows that are nearest to the row at that position, all of them. */
    int[] of(int position) {
        return Arrays.copyOf(nearest[position], counts[position]);
    }

    private void look(int from, int to) {
        for (int j = 0; j < columns.length; j++) {
            for (int at = from; at < to; at++) {
                cells[j][at - from] = columns[j][train[at]];
            }
        }
        double[] own = new double[cells.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                own[j] = columns[j][rows[i]];
            }
            Arrays.fill(squares, 0, to - from, 0);
            for (int j = 0; j < cells.length; j += STRIDE) {
                add(squares, to - from, cells, own, j);
            }
            keep(i, from, to);
        }
    }

    /** Adds the squared differences in some columns to those so far. */
    private static void add(double[] sums, int count, double[][] cells, double[] own, int column) {
        double[] a = cells[column];
        double[] b = cells[column + 1];
        double[] c = cells[column + 2];
        double[] d = cells[column + 3];
        double ownA = own[column];
        double ownB = own[column + 1];
        double ownC = own[column + 2];
        double ownD = own[column + 3];
        for (int i = 0; i < count; i++) {
            double byA = a[i] - ownA;
            double byB = b[i] - ownB;
            double byC = c[i] - ownC;
            double byD = d[i] - ownD;
            sums[i] += byA * byA + byB * byB + (byC * byC + byD * byD);
        }
    }

    private void keep(int position, int from, int to) {
        double nearestYet = least[position];
        for (int at = from; at < to; at++) {
            double distance = squares[at - from];
            if (distance <= nearestYet) {
                counts[position] = distance < nearestYet ? 0 : counts[position];
                nearestYet = distance;
                append(position, train[at]);
            }
        }
        least[position] = nearestYet;
    }

    private void append(int position, int row) {
        int count = counts[position]++;
        if (count == nearest[position].length) {
            nearest[position] = Arrays.copyOf(nearest[position], 2 * count);
        }
        nearest[position][count] = row;
    }
}
