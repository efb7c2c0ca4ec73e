package org.headstart.metafeatures;

/** Predicts the target of the nearest training row by Euclidean distance, the first of equally near ones. Cover and Hart, 1967. */
final class NearestNeighbour {

    /** So many columns are added up before a distance is compared with the best so far. */
    private static final int STRIDE = 8;

    private NearestNeighbour() {}

    /**
     * @param fold   what to learn from and to predict
     * @param chosen the columns that distances are measured in
     */
    static double[] predict(LandmarkFold fold, int... chosen) {
        double[][] train = rows(fold.sample().columns(), fold.train(), chosen);
        double[][] test = rows(fold.sample().columns(), fold.test(), chosen);
        double[] predicted = new double[test.length];
        for (int i = 0; i < test.length; i++) {
            predicted[i] = fold.sample().target()[fold.train()[nearest(test[i], train)]];
        }
        return predicted;
    }

    private static double[][] rows(double[][] columns, int[] rows, int[] chosen) {
        double[][] cells = new double[rows.length][chosen.length];
        for (int j = 0; j < chosen.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                cells[i][j] = columns[chosen[j]][rows[i]];
            }
        }
        return cells;
    }

    private static int nearest(double[] row, double[][] others) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < others.length; i++) {
            double distance = distance(row, others[i], least);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    private static double distance(double[] a, double[] b, double enough) {
        double sum = 0;
        for (int start = 0; start < a.length && sum < enough; start += STRIDE) {
            int end = Math.min(a.length, start + STRIDE);
            for (int j = start; j < end; j++) {
                double d = a[j] - b[j];
                sum += d * d;
            }
        }
        return sum;
    }
}
