package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.headstart.api.run.Folds;

/**
 * What landmarkers and trees learn from: a sample of rows without gaps, and its folds. Columns stand in the order of {@link ColumnOrder}, whatever their
 * order in the table.
 *
 * @param columns [columns][rows], the features as numbers, finite; not copied
 * @param ranks   [columns][rows], the rank of each cell among the values of its column, from 0 without gaps; not copied
 * @param orders  [columns][rows], the rows in ascending order of each column; not copied
 * @param target  [rows], the class as 0 to classes - 1, or the number with mean 0 and standard deviation 1; not copied
 * @param classes how many classes there are; 0 for a numeric target
 * @param folds   which row is tested when
 * @param drawn   a column drawn at random, 0 if there are none
 * @param telling the columns that vary, of those with the same ranks one, as trees see no difference; not copied
 */
record LandmarkSample(
        double[][] columns,
        int[][] ranks,
        int[][] orders,
        double[] target,
        int classes,
        Folds folds,
        int drawn,
        int[] telling) {

    /** As in pymfe. */
    static final int FOLDS = 10;

    static LandmarkSample of(Sample sample, Workers workers, long seed) {
        return of(
                sample.columns(),
                sample.target(),
                sample.classes(),
                Folds.of(sample.dataset(), FOLDS, seed),
                workers,
                new Random(seed).nextInt(Math.max(1, sample.columns().length)));
    }

    /** Fills gaps and puts the columns in order. */
    static LandmarkSample of(double[][] gappy, double[] target, int classes, Folds folds, Workers workers, int drawn) {
        double[][] columns = Encoding.filled(gappy);
        int[][] ranks = map(workers, columns.length, i -> ranks(columns[i]));
        int[] order = ColumnOrder.of(ranks, target, classes);
        int[][] ordered = IntStream.of(order).mapToObj(i -> ranks[i]).toArray(int[][]::new);
        return new LandmarkSample(
                IntStream.of(order).mapToObj(i -> columns[i]).toArray(double[][]::new),
                ordered,
                map(workers, ordered.length, i -> order(ordered[i])),
                target,
                classes,
                folds,
                drawn,
                telling(ordered));
    }

    /** Columns with the same ranks stand beside each other. */
    private static int[] telling(int[][] ranks) {
        return IntStream.range(0, ranks.length)
                .filter(i -> Arrays.stream(ranks[i]).anyMatch(rank -> rank > 0)
                        && (i == 0 || !Arrays.equals(ranks[i], ranks[i - 1])))
                .toArray();
    }

    private static int[][] map(Workers workers, int count, IntFunction<int[]> turn) {
        return workers.map(count, turn).toArray(int[][]::new);
    }

    /** [rows], the rank of each number among the distinct ones, from 0. */
    static int[] ranks(double[] column) {
        double[] values = column.clone();
        Arrays.sort(values);
        int distinct = 0;
        for (int i = 0; i < values.length; i++) {
            if (i == 0 || values[i] != values[distinct - 1]) {
                values[distinct++] = values[i];
            }
        }
        int[] ranks = new int[column.length];
        for (int row = 0; row < ranks.length; row++) {
            ranks[row] = rank(values, distinct, column[row]);
        }
        return ranks;
    }

    /** The position of a value; unlike {@link Arrays#binarySearch(double[], double)}, 0 and -0 are the same. */
    private static int rank(double[] values, int count, double value) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Rows in ascending order of their ranks, by counting. */
    private static int[] order(int[] ranks) {
        int[] next = new int[Arrays.stream(ranks).max().orElse(-1) + 2];
        for (int rank : ranks) {
            next[rank + 1]++;
        }
        for (int rank = 1; rank < next.length; rank++) {
            next[rank] += next[rank - 1];
        }
        int[] order = new int[ranks.length];
        for (int row = 0; row < ranks.length; row++) {
            order[next[ranks[row]]++] = row;
        }
        return order;
    }

    boolean isClassification() {
        return classes > 0;
    }

    /** The rows that are learned from and tested in a fold. */
    LandmarkFold fold(int number) {
        return new LandmarkFold(this, folds.trainRows(number), folds.testRows(number));
    }
}
