package org.headstart.search;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * How well length scales and noise explain targets: the logarithm of the marginal likelihood with the amplitude integrated out under a weak
 * inverse gamma prior (Rasmussen and Williams 2006, section 5.4.1, with the amplitude in closed form), plus weak normal priors on the
 * logarithms. Lower is better; the gradient is exact.
 */
final class MarginalLikelihood {

    /** Pseudo-observations with which the amplitude is drawn to 1. */
    static final double AMPLITUDE_WEIGHT = 2;

    private final Groups groups;
    private final GpPrior prior;
    private final double[] targets;
    private final double[][] pairs;

    /**
     * @param points  [n][coordinates]
     * @param targets [n], about standardised
     */
    MarginalLikelihood(Groups groups, GpPrior prior, double[][] points, double[] targets) {
        this.groups = groups;
        this.prior = prior;
        this.targets = targets;
        int n = targets.length;
        this.pairs = new double[n * (n - 1) / 2][];
        for (int i = 0, at = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                pairs[at++] = groups.squaredDistances(points[i], points[j]);
            }
        }
    }

    int size() {
        return groups.count() + 1;
    }

    /**
     * @param logs     [size()], logarithms of the length scales and of the noise
     * @param gradient [size()], overwritten
     * @return what is to be minimised
     */
    double evaluate(double[] logs, double[] gradient) {
        Kernel kernel = Kernel.ofLogs(groups, logs);
        double[] squared = scaledDistances(kernel.inverse());
        Factor factor = Factor.of(correlations(squared, kernel.noise()));
        double[] weights = factor.solve(targets);
        double n = targets.length + AMPLITUDE_WEIGHT;
        double energy = AMPLITUDE_WEIGHT;
        for (int i = 0; i < weights.length; i++) {
            energy += weights[i] * targets[i];
        }
        Arrays.fill(gradient, 0);
        addGradient(kernel, squared, factor.inverse(), weights, n / energy, gradient);
        return 0.5 * (n * Math.log(energy) + factor.logDeterminant()) + prior.add(logs, gradient);
    }

    private double[] scaledDistances(double[] inverse) {
        double[] squared = new double[pairs.length];
        for (int p = 0; p < pairs.length; p++) {
            double[] pair = pairs[p];
            double sum = 0;
            for (int g = 0; g < inverse.length; g++) {
                sum += pair[g] * inverse[g];
            }
            squared[p] = sum;
        }
        return squared;
    }

    private DMatrixRMaj correlations(double[] squared, double noise) {
        int n = targets.length;
        DMatrixRMaj matrix = new DMatrixRMaj(n, n);
        for (int i = 0, at = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double correlation = Matern.correlation(squared[at++]);
                matrix.data[i * n + j] = correlation;
                matrix.data[j * n + i] = correlation;
            }
            matrix.data[i * n + i] = 1 + noise;
        }
        return matrix;
    }

    private void addGradient(
            Kernel kernel, double[] squared, DMatrixRMaj inverse, double[] weights, double precision, double[] sums) {
        int n = weights.length;
        int groupCount = groups.count();
        double noise = 0;
        for (int i = 0, at = 0; i < n; i++) {
            for (int j = 0; j < i; j++, at++) {
                double share = inverse.data[i * n + j] - precision * weights[i] * weights[j];
                double common = share * Matern.slope(squared[at]);
                double[] pair = pairs[at];
                for (int g = 0; g < groupCount; g++) {
                    sums[g] += common * pair[g];
                }
            }
            noise += inverse.data[i * n + i] - precision * weights[i] * weights[i];
        }
        for (int g = 0; g < groupCount; g++) {
            sums[g] *= kernel.inverse()[g];
        }
        sums[groupCount] = 0.5 * kernel.noise() * noise;
    }
}
