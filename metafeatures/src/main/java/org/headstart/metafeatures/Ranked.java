package org.headstart.metafeatures;

import java.util.Arrays;

/**
 * Numbers as positions among their distinct values.
 *
 * @param codes  [rows], 0 to values - 1, -1 = missing; not copied
 * @param values how many values there are
 */
record Ranked(int[] codes, int values) {

    /** @param numbers [rows], NaN = missing; not changed */
    static Ranked of(double[] numbers) {
        double[] sorted = Arrays.stream(numbers)
                .filter(value -> !Double.isNaN(value))
                .map(Ranked::withoutSign)
                .sorted()
                .toArray();
        int values = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[values++] = sorted[i];
            }
        }
        int[] codes = new int[numbers.length];
        for (int row = 0; row < codes.length; row++) {
            codes[row] =
                    Double.isNaN(numbers[row]) ? -1 : Arrays.binarySearch(sorted, 0, values, withoutSign(numbers[row]));
        }
        return new Ranked(codes, values);
    }

    /** The two zeros are one value. */
    private static double withoutSign(double value) {
        return value == 0 ? 0 : value;
    }

    /**
     * The mean rank of each value, less the mean of all ranks, among the rows that another column knows too.
     *
     * @return [values], multiples of one half
     */
    double[] ranksBeside(Ranked other) {
        int[] counts = new int[values];
        int rows = 0;
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] >= 0 && other.codes[row] >= 0) {
                counts[codes[row]]++;
                rows++;
            }
        }
        double[] ranks = new double[values];
        int below = 0;
        for (int value = 0; value < values; value++) {
            ranks[value] = below + (counts[value] - rows) / 2.0;
            below += counts[value];
        }
        return ranks;
    }
}
