package org.headstart.metafeatures;

import java.util.Arrays;

/** Cuts a numeric column into bins of about one size, as many as the cube root of the number of rows. */
final class EqualFrequency {

    private EqualFrequency() {}

    /** The cube root of the number of rows, rounded down; exact for cubes. */
    static int bins(int rows) {
        int bins = (int) Math.round(Math.cbrt(rows));
        return (long) bins * bins * bins > rows ? bins - 1 : bins;
    }

    /**
     * The upper bounds of all bins but the last: quantiles of equal steps, each once.
     *
     * @return ascending, distinct; a value belongs to the first bin whose bound is not below it
     */
    static double[] cuts(SortedValues values, int bins) {
        double[] cuts = new double[Math.max(0, bins - 1)];
        int kept = 0;
        for (int i = 1; i < bins && values.size() > 0; i++) {
            double cut = values.atRank((double) i * (values.size() - 1) / bins);
            if (kept == 0 || cut > cuts[kept - 1]) {
                cuts[kept++] = cut;
            }
        }
        return Arrays.copyOf(cuts, kept);
    }

    /** The bin of a value, 0 to the number of cuts. */
    static int bin(double value, double[] cuts) {
        int found = Arrays.binarySearch(cuts, value);
        return found >= 0 ? found : -found - 1;
    }
}
