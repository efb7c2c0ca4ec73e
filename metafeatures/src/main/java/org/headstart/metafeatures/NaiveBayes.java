package org.headstart.metafeatures;

/** Takes the columns for independent and normal within each class. John and Langley, 1995; variances are widened by 1e-9 of the greatest. */
final class NaiveBayes {

    private static final double WIDENING = 1e-9;

    private final double[] prior;

    /** [classes][columns]. */
    private final double[][] mean;

    /** [classes][columns]. */
    private final double[][] variance;

    private final double[] norm;

    private NaiveBayes(LandmarkFold fold) {
        double[][] columns = fold.sample().columns();
        double[] target = fold.sample().target();
        int classes = fold.sample().classes();
        prior = new double[classes];
        mean = new double[classes][columns.length];
        variance = new double[classes][columns.length];
        norm = new double[classes];
        for (int row : fold.train()) {
            prior[(int) target[row]]++;
        }
        double greatest = 0;
        for (int j = 0; j < columns.length; j++) {
            learn(columns[j], target, fold.train(), j);
            greatest = Math.max(greatest, spread(columns[j], fold.train()));
        }
        double widening = greatest == 0 ? 1 : WIDENING * greatest;
        for (int k = 0; k < classes; k++) {
            for (int j = 0; j < columns.length; j++) {
                variance[k][j] = variance[k][j] / Math.max(1, prior[k]) + widening;
                norm[k] -= Math.log(variance[k][j]) / 2;
            }
            norm[k] += Math.log(prior[k] / fold.train().length);
        }
    }

    static double[] predict(LandmarkFold fold) {
        NaiveBayes model = new NaiveBayes(fold);
        double[] predicted = new double[fold.test().length];
        double[] cells = new double[fold.sample().columns().length];
        for (int i = 0; i < predicted.length; i++) {
            for (int j = 0; j < cells.length; j++) {
                cells[j] = fold.sample().columns()[j][fold.test()[i]];
            }
            predicted[i] = model.classOf(cells);
        }
        return predicted;
    }

    private void learn(double[] column, double[] target, int[] rows, int j) {
        for (int row : rows) {
            mean[(int) target[row]][j] += column[row] / prior[(int) target[row]];
        }
        for (int row : rows) {
            double d = column[row] - mean[(int) target[row]][j];
            variance[(int) target[row]][j] += d * d;
        }
    }

    private static double spread(double[] column, int[] rows) {
        double mean = 0;
        for (int row : rows) {
            mean += column[row] / rows.length;
        }
        double squares = 0;
        for (int row : rows) {
            squares += (column[row] - mean) * (column[row] - mean) / rows.length;
        }
        return squares;
    }

    /** A score only falls with each column, so a class is given up when it is no better than the best so far. */
    private int classOf(double[] cells) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < prior.length; k++) {
            double score = norm[k];
            for (int j = 0; j < cells.length && score > most; j++) {
                double d = cells[j] - mean[k][j];
                score -= d * d / (2 * variance[k][j]);
            }
            if (score > most) {
                most = score;
                best = k;
            }
        }
        return best;
    }
}
