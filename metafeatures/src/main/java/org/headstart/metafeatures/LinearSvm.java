package org.headstart.metafeatures;

import java.util.Random;

/**
 * A linear support vector machine with hinge loss, trained by dual coordinate descent with shrinking: Hsieh et al., A dual coordinate descent method
 * for large-scale linear SVM, 2008, algorithm 3. The last column of every row is a constant 1, whose weight is the offset. Immutable.
 */
final class LinearSvm {

    /** The regularisation is 1/2, as in Lorena et al., 2019. */
    private static final double LOSS = 2;

    private static final double TOLERANCE = 0.01;
    private static final double ZERO = 1e-12;

    private final double[][] rows;
    private final double[] signs;
    private final double[] weights;
    private final double[] duals;
    private final double[] lengths;
    private final int[] active;

    private LinearSvm(double[][] rows, double[] signs) {
        this.rows = rows;
        this.signs = signs;
        this.weights = new double[rows[0].length];
        this.duals = new double[rows.length];
        this.lengths = new double[rows.length];
        this.active = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            lengths[i] = product(rows[i], rows[i]);
            active[i] = i;
        }
    }

    /**
     * @param rows  [rows][columns], at least one row, finite, the last column 1
     * @param signs [rows], 1 or -1
     * @param most  how often all rows are gone through at most, at least 1
     * @param seed  decides on the order in which rows are looked at
     * @return [columns], the weights
     */
    static double[] train(double[][] rows, double[] signs, int most, long seed) {
        LinearSvm machine = new LinearSvm(rows, signs);
        machine.descend(most, new Random(seed));
        return machine.weights;
    }

    static double product(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 4 <= a.length; j += 4) {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
            s2 += a[j + 2] * b[j + 2];
            s3 += a[j + 3] * b[j + 3];
        }
        for (; j < a.length; j++) {
            s0 += a[j] * b[j];
        }
        return s0 + s1 + (s2 + s3);
    }

    private void descend(int most, Random random) {
        int left = rows.length;
        double upper = Double.POSITIVE_INFINITY;
        double lower = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < most; round++) {
            shuffle(left, random);
            double greatest = Double.NEGATIVE_INFINITY;
            double least = Double.POSITIVE_INFINITY;
            for (int position = 0; position < left; position++) {
                int row = active[position];
                double gradient = signs[row] * product(weights, rows[row]) - 1;
                if ((duals[row] == 0 && gradient > upper) || (duals[row] == LOSS && gradient < lower)) {
                    active[position--] = active[--left];
                    active[left] = row;
                    continue;
                }
                double projected = projected(duals[row], gradient);
                greatest = Math.max(greatest, projected);
                least = Math.min(least, projected);
                if (Math.abs(projected) > ZERO) {
                    step(row, gradient);
                }
            }
            boolean converged = !(greatest - least > TOLERANCE);
            if (converged && left == rows.length) {
                return;
            }
            left = converged ? rows.length : left;
            upper = converged || greatest <= 0 ? Double.POSITIVE_INFINITY : greatest;
            lower = converged || least >= 0 ? Double.NEGATIVE_INFINITY : least;
        }
    }

    private static double projected(double dual, double gradient) {
        return dual == 0 ? Math.min(0, gradient) : dual == LOSS ? Math.max(0, gradient) : gradient;
    }

    private void step(int row, double gradient) {
        double before = duals[row];
        duals[row] = Math.min(LOSS, Math.max(0, before - gradient / lengths[row]));
        double change = (duals[row] - before) * signs[row];
        double[] cells = rows[row];
        for (int j = 0; j < weights.length; j++) {
            weights[j] += change * cells[j];
        }
    }

    private void shuffle(int count, Random random) {
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = active[i];
            active[i] = active[j];
            active[j] = swapped;
        }
    }
}
