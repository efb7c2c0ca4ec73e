package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.Random;
import org.headstart.api.run.Folds;

/**
 * What landmarkers learn from: a sample of rows without gaps, and its folds.
 *
 * @param columns [columns][rows], the features as numbers, finite; not copied
 * @param orders  [columns][rows], the rows in ascending order of each column; not copied
 * @param target  [rows], the class as 0 to classes - 1, or the number with mean 0 and standard deviation 1; not copied
 * @param classes how many classes there are; 0 for a numeric target
 * @param folds   which row is tested when
 * @param drawn   a column drawn at random, 0 if there are none
 */
record LandmarkSample(double[][] columns, int[][] orders, double[] target, int classes, Folds folds, int drawn) {

    /** As in pymfe. */
    static final int FOLDS = 10;

    static LandmarkSample of(Sample sample, Workers workers, long seed) {
        double[][] columns = Encoding.filled(sample.columns());
        return new LandmarkSample(
                columns,
                workers.map(columns.length, i -> order(columns[i])).toArray(int[][]::new),
                sample.target(),
                sample.classes(),
                Folds.of(sample.dataset(), FOLDS, seed),
                new Random(seed).nextInt(Math.max(1, columns.length)));
    }

    private static int[] order(double[] column) {
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        long[] ranked = new long[column.length];
        for (int row = 0; row < ranked.length; row++) {
            ranked[row] = (long) rank(sorted, column[row]) << Integer.SIZE | row;
        }
        Arrays.sort(ranked);
        return Arrays.stream(ranked).mapToInt(pair -> (int) pair).toArray();
    }

    /** A position of the value, the same for equal values. */
    private static int rank(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean isClassification() {
        return classes > 0;
    }

    /** The rows that are learned from and tested in a fold. */
    LandmarkFold fold(int number) {
        return new LandmarkFold(this, folds.trainRows(number), folds.testRows(number));
    }
}
