package org.headstart.metafeatures;

/** Takes the columns for independent and normal within each class. John and Langley, 1995; variances are widened by 1e-9 of the greatest. */
final class NaiveBayes {

    private static final double WIDENING = 1e-9;

    private final double[] prior;
    private final double[][] mean;
    private final double[][] variance;
    private final double[] norm;

    private NaiveBayes(LandmarkFold fold) {
        double[][] columns = fold.sample().columns();
        double[] target = fold.sample().target();
        int classes = fold.sample().classes();
        prior = new double[classes];
        mean = new double[columns.length][classes];
        variance = new double[columns.length][classes];
        norm = new double[classes];
        for (int row : fold.train()) {
            prior[(int) target[row]]++;
        }
        double greatest = 0;
        for (int j = 0; j < columns.length; j++) {
            learn(columns[j], target, fold.train(), mean[j], variance[j]);
            greatest = Math.max(greatest, spread(columns[j], fold.train()));
        }
        double widening = greatest == 0 ? 1 : WIDENING * greatest;
        for (int k = 0; k < classes; k++) {
            for (double[] variances : variance) {
                variances[k] = variances[k] / Math.max(1, prior[k]) + widening;
                norm[k] -= Math.log(variances[k]) / 2;
            }
            norm[k] += Math.log(prior[k] / fold.train().length);
        }
    }

    static double[] predict(LandmarkFold fold) {
        NaiveBayes model = new NaiveBayes(fold);
        double[] predicted = new double[fold.test().length];
        for (int i = 0; i < predicted.length; i++) {
            predicted[i] = model.classOf(fold.sample().columns(), fold.test()[i]);
        }
        return predicted;
    }

    private void learn(double[] column, double[] target, int[] rows, double[] means, double[] squares) {
        for (int row : rows) {
            means[(int) target[row]] += column[row] / prior[(int) target[row]];
        }
        for (int row : rows) {
            double d = column[row] - means[(int) target[row]];
            squares[(int) target[row]] += d * d;
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

    private int classOf(double[][] columns, int row) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < prior.length; k++) {
            double score = norm[k];
            for (int j = 0; j < columns.length && score > Double.NEGATIVE_INFINITY; j++) {
                double d = columns[j][row] - mean[j][k];
                score -= d * d / (2 * variance[j][k]);
            }
            if (score > most) {
                most = score;
                best = k;
            }
        }
        return best;
    }
}
