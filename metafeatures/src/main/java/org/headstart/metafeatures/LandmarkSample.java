package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.run.Folds;

/**
 * What landmarkers learn from: at most {@link #MOST_ROWS} rows whose target is known, drawn at random, of each class its share.
 *
 * @param columns [columns][rows], the features as numbers; not copied
 * @param orders  [columns][rows], the rows in ascending order of each column; not copied
 * @param target  [rows], the class as 0 to classes - 1, or the number with mean 0 and standard deviation 1; not copied
 * @param classes how many classes there are; 0 for a numeric target
 * @param folds   which row is tested when
 * @param drawn   a column drawn at random, 0 if there are none
 */
record LandmarkSample(double[][] columns, int[][] orders, double[] target, int classes, Folds folds, int drawn) {

    /** Larger tables are sampled. */
    static final int MOST_ROWS = 5000;

    /** As in pymfe. */
    static final int FOLDS = 10;

    static LandmarkSample of(Dataset dataset, Discrete target, Workers workers, long seed) {
        Dataset sample = dataset.select(rows(target, seed));
        int[] classes = sample.target() instanceof CategoricalColumn column
                ? Discrete.target(column, new double[0]).codes()
                : new int[0];
        double[] values = classes.length > 0
                ? Arrays.stream(classes).asDoubleStream().toArray()
                : standardised(sample.numericTarget().toArray());
        double[][] columns = Encoding.of(sample.features());
        return new LandmarkSample(
                columns,
                workers.map(columns.length, i -> order(columns[i])).toArray(int[][]::new),
                values,
                IntStream.of(classes).max().orElse(-1) + 1,
                Folds.of(sample, FOLDS, seed),
                new Random(seed).nextInt(Math.max(1, columns.length)));
    }

    /** All rows with a target, or, of a shuffled list in the order of classes, every so-manieth. */
    private static int[] rows(Discrete target, long seed) {
        int[] known = IntStream.range(0, target.codes().length)
                .filter(row -> target.codes()[row] >= 0)
                .toArray();
        if (known.length <= MOST_ROWS) {
            return known;
        }
        shuffle(known, new Random(seed));
        int[] sorted = byCode(known, target);
        int[] rows = new int[MOST_ROWS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = sorted[(int) ((i + 0.5) * sorted.length / rows.length)];
        }
        Arrays.sort(rows);
        return rows;
    }

    private static void shuffle(int[] rows, Random random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = rows[i];
            rows[i] = rows[j];
            rows[j] = swapped;
        }
    }

    private static int[] byCode(int[] rows, Discrete target) {
        int[] next = new int[target.levels()];
        for (int level = 1; level < next.length; level++) {
            next[level] = next[level - 1] + target.counts()[level - 1];
        }
        int[] sorted = new int[rows.length];
        for (int row : rows) {
            sorted[next[target.codes()[row]]++] = row;
        }
        return sorted;
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

    private static double[] standardised(double[] values) {
        SortedValues sorted = SortedValues.of(values);
        double sd = sorted.sd();
        return Arrays.stream(values).map(value -> (value - sorted.mean()) / sd).toArray();
    }

    boolean isClassification() {
        return classes > 0;
    }

    /** The rows that are learned from and tested in a fold. */
    LandmarkFold fold(int number) {
        return new LandmarkFold(this, folds.trainRows(number), folds.testRows(number));
    }
}
