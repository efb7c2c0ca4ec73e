package org.headstart.runner;

/** Student's t distribution, as far as racing needs it. */
final class StudentT {

    /** t with 1 to 10 degrees of freedom that is exceeded with probability 0.01. */
    private static final double[] ONE_PERCENT = {
        31.820516, 6.964557, 4.540703, 3.746947, 3.364930, 3.142668, 2.997952, 2.896459, 2.821438, 2.763769
    };

    /** The same for the normal distribution. */
    private static final double NORMAL = 2.3263478740408408;

    private StudentT() {}

    /**
     * Exact up to ten degrees of freedom, above them by the Cornish-Fisher expansion (Abramowitz &amp; Stegun 1964, 26.7.5), whose error there is
     * below 1e-4.
     *
     * @param degrees degrees of freedom, at least 1
     * @return the value that is exceeded with probability 0.01
     */
    static double onePercent(int degrees) {
        if (degrees <= ONE_PERCENT.length) {
            return ONE_PERCENT[degrees - 1];
        }
        double z = NORMAL;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        double first = (z3 + z) / 4;
        double second = (5 * z5 + 16 * z3 + 3 * z) / 96;
        double third = (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384;
        double n = degrees;
        return z + first / n + second / (n * n) + third / (n * n * n);
    }
}
