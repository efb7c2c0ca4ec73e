package org.headstart.metamodel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * Past tasks by a few numbers: the leading principal components of robustly scaled meta-features (Jolliffe 2002, section 3.5, by the matrix of
 * inner products, which is small when features are many), each divided by its largest value among the past tasks. Immutable.
 */
final class TaskComponents {

    private static final int MOST = 8;

    /** A component that explains less than this share of the first says nothing. */
    private static final double LEAST = 1e-6;

    /** How far beyond the past tasks a new one may lie. */
    static final double FARTHEST = 2;

    private final RobustDistances scaled;
    private final double[] mean;
    private final double[][] directions;
    private final double[][] past;

    /** @param scaled the past tasks, at least one */
    TaskComponents(RobustDistances scaled) {
        this.scaled = scaled;
        double[][] points = scaled.points();
        this.mean = new double[points[0].length];
        for (double[] point : points) {
            Arrays.setAll(mean, feature -> mean[feature] + point[feature] / points.length);
        }
        double[][] centred = Arrays.stream(points).map(this::centred).toArray(double[][]::new);
        this.directions = mean.length == 0 || points.length == 1 ? new double[0][] : directions(centred);
        this.past = Arrays.stream(centred).map(this::project).toArray(double[][]::new);
    }

    private double[] centred(double[] point) {
        double[] centred = new double[point.length];
        Arrays.setAll(centred, feature -> point[feature] - mean[feature]);
        return centred;
    }

    private static double[][] directions(double[][] centred) {
        RealMatrix rows = new Array2DRowRealMatrix(centred, false);
        EigenDecompositionSymmetric products = new EigenDecompositionSymmetric(rows.multiplyTransposed(rows));
        double[] shares = products.getEigenvalues();
        return IntStream.range(0, Math.min(MOST, shares.length))
                .filter(i -> shares[i] > LEAST * shares[0] && shares[i] > 1e-12)
                .mapToObj(i ->
                        unit(rows.transpose().operate(products.getEigenvector(i).toArray()), centred))
                .toArray(double[][]::new);
    }

    /** So long that no past task is further than 1; its sign such that the first entry that is not 0 is positive. */
    private static double[] unit(double[] direction, double[][] centred) {
        double farthest = Arrays.stream(centred)
                .mapToDouble(point -> Math.abs(product(point, direction)))
                .max()
                .orElse(1);
        double first = Arrays.stream(direction)
                .filter(value -> Math.abs(value) > 1e-9)
                .findFirst()
                .orElse(1);
        return Arrays.stream(direction)
                .map(value -> value / farthest * Math.signum(first))
                .toArray();
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private double[] project(double[] centred) {
        return Arrays.stream(directions)
                .mapToDouble(direction -> product(centred, direction))
                .toArray();
    }

    /** How many numbers describe a task, 0 to 8; fewer than there are past tasks. */
    int count() {
        return directions.length;
    }

    /** [past tasks][count()], -1 to 1. */
    double[][] past() {
        return past;
    }

    /** [count()] of a new task, within {@link #FARTHEST}; those of the mean when nothing is known of it. */
    double[] of(MetaFeatureVector task) {
        double[] components = scaled.isSilent(task) ? new double[count()] : project(centred(scaled.scaled(task)));
        return Arrays.stream(components)
                .map(value -> Math.min(FARTHEST, Math.max(-FARTHEST, value)))
                .toArray();
    }
}
