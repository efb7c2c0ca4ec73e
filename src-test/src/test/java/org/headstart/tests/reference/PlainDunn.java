package org.headstart.tests.reference;

import java.util.Arrays;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;

/**
 * Dunn's index as pymfe computes it, as plainly as can be: before the least distance between classes is taken, every distance is divided by the number of
 * pairs of rows of its two classes.
 */
final class PlainDunn {

    private PlainDunn() {}

    /** @param table whose features are numbers, without gaps, and whose target is labels */
    static double ofPairShares(Dataset table) {
        double[][] columns = table.features().stream()
                .map(column -> ((NumericColumn) column).toArray())
                .toArray(double[][]::new);
        CategoricalColumn target = (CategoricalColumn) table.target();
        int[] counts = target.counts();
        double least = Double.POSITIVE_INFINITY;
        double greatest = 0;
        for (int a = 0; a < table.rows(); a++) {
            for (int b = 0; b < a; b++) {
                double distance = distance(columns, a, b);
                if (target.code(a) == target.code(b)) {
                    greatest = Math.max(greatest, distance);
                } else {
                    least = Math.min(least, distance / counts[target.code(a)] / counts[target.code(b)]);
                }
            }
        }
        return least / greatest;
    }

    private static double distance(double[][] columns, int a, int b) {
        return Math.sqrt(Arrays.stream(columns)
                .mapToDouble(column -> (column[a] - column[b]) * (column[a] - column[b]))
                .sum());
    }
}
