package org.headstart.metafeatures;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The test of normality of Shapiro and Wilk, 1965, by the approximation of Royston, Remark AS R94, Applied Statistics 44, 1995, which holds for 3
 * to 5000 values; of more values, 5000 in even steps of rank are tested. Weights are kept by sample size. Thread-safe.
 */
final class ShapiroWilk {

    /** The most values that the approximation holds for. */
    static final int MOST = 5000;

    private static final double[] LAST = {0, .221157, -.147981, -2.071190, 4.434685, -2.706056};
    private static final double[] LAST_BUT_ONE = {0, .042981, -.293762, -1.752461, 5.682633, -3.582633};
    private static final double[] SMALL_MEAN = {.5440, -.39978, .025054, -6.714e-4};
    private static final double[] SMALL_LOG_SD = {1.3822, -.77857, .062767, -.0020322};
    private static final double[] LARGE_MEAN = {-1.5861, -.31082, -.083751, .0038915};
    private static final double[] LARGE_LOG_SD = {-.4803, -.082676, .0030302};
    private static final double[] SMALL_BOUND = {-2.273, .459};

    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final Map<Integer, double[]> weights = new ConcurrentHashMap<>();

    /**
     * @param values a sample
     * @return the probability of a sample at least as far from normal, 0 to 1; NaN for fewer than three values, a constant or an infinite value
     */
    double probability(SortedValues values) {
        if (values.size() < 3 || values.isConstant() || !Double.isFinite(values.variance())) {
            return Double.NaN;
        }
        double[] sample = sample(values);
        return probability(1 - shortfall(sample), shortfall(sample), sample.length);
    }

    private static double[] sample(SortedValues values) {
        int size = Math.min(MOST, values.size());
        double[] sample = new double[size];
        for (int i = 0; i < size; i++) {
            sample[i] = values.get((int) ((i + 0.5) * values.size() / size));
        }
        return sample;
    }

    /** 1 - W, as the part of the variance that a straight line through the normal scores leaves over, which keeps its digits near W = 1. */
    private double shortfall(double[] sample) {
        int n = sample.length;
        double[] a = weights.computeIfAbsent(n, ShapiroWilk::weights);
        double range = sample[n - 1] - sample[0];
        double mean = 0;
        for (double value : sample) {
            mean += value / range / n;
        }
        double ssa = 0;
        double ssx = 0;
        double sax = 0;
        for (int i = 0; i < n; i++) {
            double weight = weight(a, i, n);
            double distance = sample[i] / range - mean;
            ssa += weight * weight;
            ssx += distance * distance;
            sax += weight * distance;
        }
        double root = Math.sqrt(ssa * ssx);
        return (root - sax) * (root + sax) / (ssa * ssx);
    }

    private static double weight(double[] half, int i, int n) {
        int mirrored = n - 1 - i;
        if (i == mirrored) {
            return 0;
        }
        return i < mirrored ? -half[i] : half[mirrored];
    }

    /** The weights of the upper half, greatest first. */
    private static double[] weights(int n) {
        int half = n / 2;
        double[] m = new double[half];
        double sum = 0;
        for (int i = 0; i < half; i++) {
            m[i] = -NORMAL.inverseCumulativeProbability((i + 1 - 0.375) / (n + 0.25));
            sum += 2 * m[i] * m[i];
        }
        if (n == 3) {
            return new double[] {Math.sqrt(0.5)};
        }
        double root = Math.sqrt(sum);
        double step = 1 / Math.sqrt(n);
        double last = polynomial(LAST, step) + m[0] / root;
        double lastButOne = polynomial(LAST_BUT_ONE, step) + m[1] / root;
        boolean two = n > 5;
        double rest = sum - 2 * m[0] * m[0] - (two ? 2 * m[1] * m[1] : 0);
        double share = 1 - 2 * last * last - (two ? 2 * lastButOne * lastButOne : 0);
        double scale = Math.sqrt(rest / share);
        double[] a = new double[half];
        for (int i = 0; i < half; i++) {
            a[i] = m[i] / scale;
        }
        a[0] = last;
        if (two) {
            a[1] = lastButOne;
        }
        return a;
    }

    private static double probability(double w, double shortfall, int n) {
        if (n == 3) {
            return Math.max(0, 6 / Math.PI * (Math.asin(Math.sqrt(w)) - Math.asin(Math.sqrt(0.75))));
        }
        double y = Math.log(shortfall);
        double size = Math.log(n);
        if (n > 11) {
            return above(y, polynomial(LARGE_MEAN, size), Math.exp(polynomial(LARGE_LOG_SD, size)));
        }
        double bound = polynomial(SMALL_BOUND, n);
        return y >= bound
                ? 0
                : above(-Math.log(bound - y), polynomial(SMALL_MEAN, n), Math.exp(polynomial(SMALL_LOG_SD, n)));
    }

    private static double above(double y, double mean, double sd) {
        return NORMAL.cumulativeProbability((mean - y) / sd);
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * x + coefficients[i];
        }
        return value;
    }
}
