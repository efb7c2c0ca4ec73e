package org.headstart.search;

/**
 * Weak normal priors on the logarithms of length scales and noise, and the box they are kept in.
 *
 * @param length   the mean logarithm of a length scale
 * @param lengthSd its standard deviation
 * @param noise    the mean logarithm of the noise's share
 * @param noiseSd  its standard deviation
 */
record GpPrior(double length, double lengthSd, double noise, double noiseSd) {

    private static final double[] LENGTH = {Math.log(0.02), Math.log(50)};
    private static final double[] NOISE = {Math.log(1e-6), Math.log(2)};

    /** Length scales grow with the root of the number of hyperparameters (Hvarfner et al. 2024). */
    static GpPrior usual(int groups) {
        return new GpPrior(Math.log(0.5) + 0.5 * Math.log(Math.max(1, groups) / 2.0), 1, Math.log(0.01), 1.5);
    }

    /** Adds the priors' gradient and gives their negative logarithm. */
    double add(double[] logs, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            boolean isNoise = i == logs.length - 1;
            double sd = isNoise ? noiseSd : lengthSd;
            double away = (logs[i] - (isNoise ? noise : length)) / sd;
            sum += 0.5 * away * away;
            gradient[i] += away / sd;
        }
        return sum;
    }

    double low(boolean isNoise) {
        return isNoise ? NOISE[0] : LENGTH[0];
    }

    double high(boolean isNoise) {
        return isNoise ? NOISE[1] : LENGTH[1];
    }
}
