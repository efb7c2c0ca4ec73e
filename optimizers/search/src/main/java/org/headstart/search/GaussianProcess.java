package org.headstart.search;

import org.ejml.data.DMatrixRMaj;
import org.headstart.api.metamodel.Surrogate.Estimate;

/** The posterior of a Gaussian process with mean 0 (Rasmussen and Williams 2006, algorithm 2.1). Estimates are of the noiseless function. Immutable. */
final class GaussianProcess implements Model {

    private final Kernel kernel;
    private final double[][] points;
    private final double[] targets;
    private final Factor factor;
    private final double[] weights;
    private final double amplitude;

    /**
     * @param points  [n][coordinates], n at least 1
     * @param targets [n], about standardised
     */
    GaussianProcess(Kernel kernel, double[][] points, double[] targets) {
        this.kernel = kernel;
        this.points = points;
        this.targets = targets;
        this.factor = Factor.of(covariance(kernel, points));
        this.weights = factor.solve(targets);
        double energy = MarginalLikelihood.AMPLITUDE_WEIGHT;
        for (int i = 0; i < targets.length; i++) {
            energy += targets[i] * weights[i];
        }
        this.amplitude = energy / (targets.length + MarginalLikelihood.AMPLITUDE_WEIGHT);
    }

    private static DMatrixRMaj covariance(Kernel kernel, double[][] points) {
        int n = points.length;
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double correlation = kernel.correlation(points[i], points[j]);
                matrix.set(i, j, correlation);
                matrix.set(j, i, correlation);
            }
            matrix.set(i, i, 1 + kernel.noise());
        }
        return matrix;
    }

    /** What the other points expect at each, [n] (Rasmussen and Williams 2006, equation 5.12, of the mean); 0 for a single point. */
    double[] leaveOneOut() {
        DMatrixRMaj inverse = factor.inverse();
        double[] means = new double[targets.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = targets.length == 1 ? 0 : targets[i] - weights[i] / inverse.get(i, i);
        }
        return means;
    }

    @Override
    public Estimate at(double[] point) {
        double[] correlations = new double[points.length];
        double mean = 0;
        for (int i = 0; i < correlations.length; i++) {
            correlations[i] = kernel.correlation(point, points[i]);
            mean += correlations[i] * weights[i];
        }
        double share = Math.max(1e-12, 1 - factor.quadratic(correlations));
        return new Estimate(mean, Math.sqrt(amplitude * share));
    }
}
