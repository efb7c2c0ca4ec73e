package org.headstart.search;

/**
 * A fitted correlation: squared inverse length scales and the share of noise.
 *
 * @param groups  which coordinates share a length scale
 * @param inverse [groups.count()], 1 / squared length scale
 * @param noise   noise variance divided by the amplitude, positive
 */
record Kernel(Groups groups, double[] inverse, double noise) {

    /** From logarithms of the length scales and of the noise, in this order. */
    static Kernel ofLogs(Groups groups, double[] logs) {
        double[] inverse = new double[groups.count()];
        for (int g = 0; g < inverse.length; g++) {
            inverse[g] = Math.exp(-2 * logs[g]);
        }
        return new Kernel(groups, inverse, Math.exp(logs[inverse.length]));
    }

    /** 1 / squared length scale of a coordinate. */
    double inverse(int coordinate) {
        return inverse[groups.of()[coordinate]];
    }

    double correlation(double[] a, double[] b) {
        double squared = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            squared += difference * difference * inverse[groups.of()[i]];
        }
        return Matern.correlation(squared);
    }
}
