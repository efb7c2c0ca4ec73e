package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;

/**
 * What is too dear for all rows looks at this: at most {@link #MOST_ROWS} rows whose target is known, drawn at random, of each class its share.
 *
 * @param dataset the rows; the target is known in all of them
 * @param columns [columns][rows], the features as numbers, finite or NaN where a cell is missing; not copied
 * @param target  [rows], the class as 0 to classes - 1, or the number with mean 0 and standard deviation 1; not copied
 * @param classes how many classes there are; 0 for a numeric target
 */
record Sample(Dataset dataset, double[][] columns, double[] target, int classes) {

    /** Larger tables are sampled. */
    static final int MOST_ROWS = 5000;

    static Sample of(Dataset dataset, Discrete target, long seed) {
        Dataset sample = dataset.select(rows(target, seed));
        int[] classes = sample.target() instanceof CategoricalColumn column
                ? Discrete.target(column, new double[0]).codes()
                : new int[0];
        double[] values = classes.length > 0
                ? Arrays.stream(classes).asDoubleStream().toArray()
                : standardised(sample.numericTarget().toArray());
        return new Sample(
                sample,
                Encoding.of(sample.features()),
                values,
                IntStream.of(classes).max().orElse(-1) + 1);
    }

    int rows() {
        return target.length;
    }

    boolean isClassification() {
        return classes > 0;
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

    private static double[] standardised(double[] values) {
        SortedValues sorted = SortedValues.of(values);
        double sd = sorted.sd();
        return Arrays.stream(values).map(value -> (value - sorted.mean()) / sd).toArray();
    }
}
