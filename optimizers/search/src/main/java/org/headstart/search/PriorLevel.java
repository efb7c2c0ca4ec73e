package org.headstart.search;

import java.util.Arrays;

/**
 * What all processes of a {@link PriorGrid} share that differ by their scale alone: the covariance matrix of the trials and what it says. Immutable.
 */
final class PriorLevel {

    private final Trust trust;
    private final Kernel kernel;
    private final Factor factor;
    private final double[] observed;
    private final double[] pastMeans;
    private final double[] gains;
    private final double[] ones;
    private final double[] means;
    private final double mass;

    /**
     * How much past tasks are believed.
     *
     * @param mean       c: 1 or 0, whether their mean is
     * @param covariance alpha: the share of their covariance, 0 to 1
     */
    record Trust(double mean, double covariance) {

        boolean isAny() {
            return mean > 0 || covariance > 0;
        }
    }

    /**
     * What the trials' covariances with some points say, each divided by the covariance matrix.
     *
     * @param means      [points], of the past tasks' means
     * @param variances  [points], at least 0, with the offset's share
     * @param gains      [points], of the trials' gains
     * @param ones       [points], of ones
     * @param pastMeans  [points], of the past tasks' means of the trials
     */
    record View(double[] means, double[] variances, double[] gains, double[] ones, double[] pastMeans) {}

    /**
     * @param trials   [n], the target's trials
     * @param observed [n], their gains
     * @param past     [n][n], the past tasks' covariances of the trials
     * @param base     [n][n], the kernel's correlations of the trials
     * @param kernel   the kernel
     * @param trust    how much past tasks are believed
     * @param noise    variance of the noise beside that of f
     */
    PriorLevel(
            PriorPoints trials,
            double[] observed,
            double[][] past,
            double[][] base,
            Kernel kernel,
            Trust trust,
            double noise) {
        this.trust = trust;
        this.kernel = kernel;
        this.observed = observed;
        this.pastMeans = trials.means();
        double[][] covariances = mixed(past, base);
        for (int i = 0; i < covariances.length; i++) {
            covariances[i][i] += noise;
        }
        this.factor = Factor.of(covariances);
        double[] one = new double[observed.length];
        Arrays.fill(one, 1);
        this.ones = factor.solve(one);
        this.gains = factor.solve(observed);
        this.means = factor.solve(pastMeans);
        this.mass = Arrays.stream(ones).sum();
    }

    private double[][] mixed(double[][] past, double[][] base) {
        double[][] mixed = new double[past.length][];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = mixed(past[i], base[i]);
        }
        return mixed;
    }

    private double[] mixed(double[] past, double[] base) {
        double alpha = trust.covariance();
        double[] mixed = new double[past.length];
        for (int j = 0; j < mixed.length; j++) {
            mixed[j] = alpha * past[j] + (1 - alpha) * base[j];
        }
        return mixed;
    }

    Trust trust() {
        return trust;
    }

    Kernel kernel() {
        return kernel;
    }

    /** The process with that standard deviation of gains for one of scores. */
    PriorMember scaled(double scale) {
        return new PriorMember(this, scale);
    }

    /** The offset a that fits best, for a scale. */
    double offset(double scale) {
        double sum = 0;
        for (int i = 0; i < gains.length; i++) {
            sum += gains[i] - scale * trust.mean() * means[i];
        }
        return sum / mass;
    }

    /** How well the process with that scale and offset explains the trials. */
    double logLikelihood(double scale, double offset) {
        double quadratic = 0;
        for (int i = 0; i < gains.length; i++) {
            double weight = (gains[i] - offset * ones[i]) / scale - trust.mean() * means[i];
            quadratic += weight * ((observed[i] - offset) / scale - trust.mean() * pastMeans[i]);
        }
        return -0.5 * (quadratic + factor.logDeterminant() + Math.log(mass)) - (gains.length - 1) * Math.log(scale);
    }

    /**
     * @param points where
     * @param past   [n][points], the past tasks' covariances of the trials and the points
     * @param base   [n][points], the kernel's correlations of the same
     */
    View view(PriorPoints points, double[][] past, double[][] base) {
        double[][] covariances = mixed(past, base);
        double[] ofGains = products(covariances, gains, points.count());
        double[] ofOnes = products(covariances, ones, points.count());
        double[] ofMeans = products(covariances, means, points.count());
        double[] explained = factor.quadratics(covariances);
        double[] variances = points.variances();
        for (int j = 0; j < variances.length; j++) {
            double unexplained = 1 - ofOnes[j];
            double before = trust.covariance() * variances[j] + 1 - trust.covariance();
            variances[j] = Math.max(1e-12, before - explained[j] + unexplained * unexplained / mass);
        }
        return new View(points.means(), variances, ofGains, ofOnes, ofMeans);
    }

    private static double[] products(double[][] covariances, double[] weights, int count) {
        double[] sums = new double[count];
        for (int i = 0; i < weights.length; i++) {
            double weight = weights[i];
            double[] row = covariances[i];
            for (int j = 0; j < count; j++) {
                sums[j] += weight * row[j];
            }
        }
        return sums;
    }
}
