package org.headstart.metafeatures;

import java.util.Random;

/**
 * New rows between two rows of one class each, drawn at random, as many for each class as it has; each cell lies at a place of its own between the two. By
 * them a learner is asked what it does between the rows it has seen. Hoekstra and Duin, On the nonlinearity of pattern classifiers, 1996; Lorena et al.,
 * 2019, section 3.2.
 */
final class Interpolation {

    /** Neighbouring seeds of {@link Random} begin alike. */
    private static final long APART = 0x9E3779B97F4A7C15L;

    private final int[] rows;
    private final long seed;

    /**
     * @param rows the rows to draw from, at least one; not copied
     * @param seed decides on the draws
     */
    Interpolation(int[] rows, long seed) {
        this.rows = rows;
        this.seed = seed;
    }

    /** How many new rows there are. */
    int size() {
        return rows.length;
    }

    /**
     * @param number which new row, 0 to size - 1
     * @param cells  [rows][columns], finite or NaN where a cell is missing
     * @return [columns], NaN where either cell is missing
     */
    double[] row(int number, double[][] cells) {
        Random random = new Random((seed + number) * APART);
        double[] from = cells[rows[random.nextInt(rows.length)]];
        double[] to = cells[rows[random.nextInt(rows.length)]];
        double[] between = new double[from.length];
        for (int j = 0; j < between.length; j++) {
            between[j] = from[j] + (to[j] - from[j]) * random.nextDouble();
        }
        return between;
    }
}
