package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.NumericColumn;

/**
 * A sample whose rows, columns and classes stand in an order that depends on nothing but what they hold: hashes of names and cells. So ties between
 * equal distances may be broken by position, draws may count positions, and sums may run over them, and yet no result depends on the order in which
 * rows, columns or labels came. Columns of zeros and ones begin with zero. Rows that are equal in every cell may stand in any order.
 *
 * @param columns [columns][rows], finite or NaN where a cell is missing; not copied
 * @param target  [rows], the class as 0 to classes - 1, the largest class first, or the number with mean 0 and standard deviation 1; not copied
 * @param counts  [classes], rows of each class, each at least 1; empty for a numeric target; not copied
 */
record CanonicalSample(double[][] columns, double[] target, int[] counts) {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    static CanonicalSample of(Sample sample) {
        long[] keys = keys(sample);
        int[] rows = ascending(keys);
        double[][] columns = Arrays.stream(sample.columns())
                .map(column -> turned(select(column, rows)))
                .toArray(double[][]::new);
        Arrays.setAll(keys, i -> mix(i + 1));
        long[] signatures = Arrays.stream(columns)
                .mapToLong(column -> signature(column, keys))
                .toArray();
        double[][] sorted =
                IntStream.of(ascending(signatures)).mapToObj(j -> columns[j]).toArray(double[][]::new);
        double[] target = select(sample.target(), rows);
        return sample.isClassification()
                ? classes(sample, sorted, target)
                : new CanonicalSample(sorted, target, new int[0]);
    }

    /** Which of two levels is 1 depends on their order; here it is the one that does not come first. */
    private static double[] turned(double[] column) {
        double first = Double.NaN;
        for (double value : column) {
            if (value != 0 && value != 1 && !Double.isNaN(value)) {
                return column;
            }
            first = Double.isNaN(first) ? value : first;
        }
        return first == 1 ? Arrays.stream(column).map(value -> 1 - value).toArray() : column;
    }

    /** The largest class first, classes of one size by a hash of their names. */
    private static CanonicalSample classes(Sample sample, double[][] columns, double[] target) {
        int[] counts = new int[sample.classes()];
        long[] names = new long[sample.classes()];
        CategoricalColumn labels = (CategoricalColumn) sample.dataset().target();
        for (int row = 0; row < target.length; row++) {
            int code = (int) sample.target()[row];
            counts[code]++;
            names[code] = mix(labels.levels().get(labels.code(row)).hashCode());
        }
        int[] order = IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(code -> -counts[code]).thenComparingLong(code -> names[code]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] rank = new double[counts.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
        }
        return new CanonicalSample(
                columns,
                Arrays.stream(target).map(code -> rank[(int) code]).toArray(),
                IntStream.of(order).map(code -> counts[code]).toArray());
    }

    /** A hash of each row's cells and target, with the names of their columns and levels. */
    private static long[] keys(Sample sample) {
        long[] keys = new long[sample.rows()];
        for (Column column : sample.dataset().columns()) {
            long name = mix(column.name().hashCode());
            if (column instanceof CategoricalColumn labels) {
                long[] levels = labels.levels().stream()
                        .mapToLong(level -> mix(name + mix(level.hashCode())))
                        .toArray();
                for (int row = 0; row < keys.length; row++) {
                    keys[row] += labels.isMissing(row) ? name : levels[labels.code(row)];
                }
            } else if (column instanceof NumericColumn numbers) {
                for (int row = 0; row < keys.length; row++) {
                    keys[row] += mix(name + mix(bits(numbers.value(row))));
                }
            }
        }
        return keys;
    }

    private static long signature(double[] column, long[] keys) {
        long signature = 0;
        for (int row = 0; row < keys.length; row++) {
            signature += mix(keys[row] + bits(column[row]));
        }
        return signature;
    }

    /** Zeros of both signs are the same. */
    private static long bits(double value) {
        return Double.doubleToLongBits(value + 0.0);
    }

    /** The finaliser of SplitMix64. Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014, figure 16. */
    private static long mix(long value) {
        long z = value * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static int[] ascending(long[] keys) {
        return IntStream.range(0, keys.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> keys[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double[] select(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    int rows() {
        return target.length;
    }

    int classes() {
        return counts.length;
    }

    /** Whether a numeric target is not the same in all rows. */
    boolean targetVaries() {
        return Arrays.stream(target).anyMatch(value -> value != target[0] && !Double.isNaN(value));
    }

    /** The class of a row. */
    int classOf(int row) {
        return (int) target[row];
    }

    /** [classes][], the rows of each class, ascending. */
    int[][] rowsByClass() {
        int[][] rows = new int[counts.length][];
        Arrays.setAll(rows, i -> new int[counts[i]]);
        int[] next = new int[counts.length];
        for (int row = 0; row < target.length; row++) {
            rows[classOf(row)][next[classOf(row)]++] = row;
        }
        return rows;
    }
}
