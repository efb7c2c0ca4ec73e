package org.headstart.search;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.headstart.api.metamodel.Surrogate.Estimate;

/**
 * A Gaussian process with a mean and a covariance of past tasks: gain = a + b f, f ~ GP(c m, alpha E + (1 - alpha) Matern) with noise. The offset a has a flat
 * prior and is integrated out (Rasmussen and Williams 2006, section 2.7). Immutable.
 */
final class PriorMember {

    private final Level level;
    private final double scale;
    private final double offset;
    private final double[] weights;

    private PriorMember(Level level, double scale) {
        this.level = level;
        this.scale = scale;
        int n = level.gains.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += level.gains[i] - scale * level.trust.mean() * level.means[i];
        }
        this.offset = sum / level.mass;
        this.weights = new double[n];
        for (int i = 0; i < n; i++) {
            weights[i] = (level.gains[i] - offset * level.ones[i]) / scale - level.trust.mean() * level.means[i];
        }
    }

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

    /** What all processes share that differ by their scale alone. */
    static final class Level {

        private final List<PriorPoint> points;
        private final double[] observed;
        private final Kernel kernel;
        private final Trust trust;
        private final Factor factor;
        private final double[] ones;
        private final double[] gains;
        private final double[] means;
        private final double mass;

        /**
         * @param points   [n], the target's trials
         * @param observed [n], their gains
         * @param kernel   the base correlation
         * @param trust    how much past tasks are believed
         * @param noise    variance of the noise beside that of f
         */
        Level(List<PriorPoint> points, double[] observed, Kernel kernel, Trust trust, double noise) {
            this.points = points;
            this.observed = observed;
            this.kernel = kernel;
            this.trust = trust;
            this.factor = Factor.of(covariances(noise));
            double[] one = new double[observed.length];
            Arrays.fill(one, 1);
            this.ones = factor.solve(one);
            this.gains = factor.solve(observed);
            this.means =
                    factor.solve(points.stream().mapToDouble(PriorPoint::mean).toArray());
            this.mass = Arrays.stream(ones).sum();
        }

        private DMatrixRMaj covariances(double noise) {
            int n = observed.length;
            DMatrixRMaj matrix = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double value = covariance(
                            points.get(i).covariance(points.get(j)),
                            kernel.correlation(
                                    points.get(i).encoded(), points.get(j).encoded()));
                    matrix.set(i, j, value);
                    matrix.set(j, i, value);
                }
                matrix.add(i, i, noise);
            }
            return matrix;
        }

        private double covariance(double past, double base) {
            return trust.covariance() * past + (1 - trust.covariance()) * base;
        }

        /** The process with that standard deviation of gains for one of scores. */
        PriorMember scaled(double scale) {
            return new PriorMember(this, scale);
        }
    }

    Trust trust() {
        return level.trust;
    }

    Kernel kernel() {
        return level.kernel;
    }

    double logLikelihood() {
        double quadratic = 0;
        for (int i = 0; i < weights.length; i++) {
            double rest = (level.observed[i] - offset) / scale
                    - level.trust.mean() * level.points.get(i).mean();
            quadratic += rest * weights[i];
        }
        return -0.5 * (quadratic + level.factor.logDeterminant() + Math.log(level.mass))
                - (weights.length - 1) * Math.log(scale);
    }

    /**
     * @param point        where
     * @param past         [n], the past tasks' covariances of the point and the trials
     * @param correlations [n], the base correlations of the point and the trials
     */
    Estimate at(PriorPoint point, double[] past, double[] correlations) {
        double[] covariances = new double[weights.length];
        double mean = level.trust.mean() * point.mean();
        double explained = 0;
        for (int i = 0; i < covariances.length; i++) {
            covariances[i] = level.covariance(past[i], correlations[i]);
            mean += covariances[i] * weights[i];
            explained += covariances[i] * level.ones[i];
        }
        double variance = level.covariance(point.covariance(point), 1)
                - level.factor.quadratic(covariances)
                + (1 - explained) * (1 - explained) / level.mass;
        return new Estimate(offset + scale * mean, scale * Math.sqrt(Math.max(1e-12, variance)));
    }
}
