package org.headstart.metafeatures;

import java.util.Arrays;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.NumericColumn;

/**
 * A column as codes: levels that some row has, numbered without gaps in their declared order, or the bins of a numeric column.
 *
 * @param codes  [rows], 0 to levels - 1, or -1 where a cell is left out; not copied
 * @param counts [levels], rows of each level, each at least 1; not copied
 */
record Discrete(int[] codes, int[] counts) {

    /** A feature: a missing cell is a level of its own, the last. */
    static Discrete feature(Column column, double[] cuts) {
        return compact(codes(column, cuts, true));
    }

    /** A target: a row without one is left out. */
    static Discrete target(Column column, double[] cuts) {
        return compact(codes(column, cuts, false));
    }

    private static int[] codes(Column column, double[] cuts, boolean missingIsALevel) {
        if (column instanceof NumericColumn numbers) {
            int missing = missingIsALevel ? cuts.length + 1 : -1;
            int[] codes = new int[numbers.size()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = numbers.isMissing(row) ? missing : EqualFrequency.bin(numbers.value(row), cuts);
            }
            return codes;
        }
        CategoricalColumn labels = (CategoricalColumn) column;
        int[] codes = labels.toArray();
        if (missingIsALevel) {
            int missing = labels.levels().size();
            for (int row = 0; row < codes.length; row++) {
                codes[row] = codes[row] < 0 ? missing : codes[row];
            }
        }
        return codes;
    }

    private static Discrete compact(int[] codes) {
        int most = -1;
        for (int code : codes) {
            most = Math.max(most, code);
        }
        int[] counts = new int[most + 1];
        for (int code : codes) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        int[] renumbered = new int[counts.length];
        int levels = 0;
        for (int code = 0; code < counts.length; code++) {
            renumbered[code] = levels;
            if (counts[code] > 0) {
                counts[levels++] = counts[code];
            }
        }
        for (int row = 0; row < codes.length; row++) {
            codes[row] = codes[row] < 0 ? -1 : renumbered[codes[row]];
        }
        return new Discrete(codes, Arrays.copyOf(counts, levels));
    }

    int levels() {
        return counts.length;
    }

    /** Rows that are not left out. */
    int rows() {
        int rows = 0;
        for (int count : counts) {
            rows += count;
        }
        return rows;
    }

    /** Shannon's entropy in bits. */
    double entropy() {
        return entropy(counts, rows());
    }

    static double entropy(int[] counts, double total) {
        double entropy = 0;
        for (int count : counts) {
            if (count > 0) {
                entropy -= count / total * Math.log(count / total);
            }
        }
        return Math.abs(entropy) / Math.log(2);
    }
}
