package org.headstart.search;

import org.hipparchus.special.Erf;

/** The logarithm of the standard normal distribution function, also where the function itself is too small for a double. */
final class NormalTail {

    private static final double FAR = -30;

    private NormalTail() {}

    /**
     * @param z finite
     * @return the logarithm of the probability of less than z, finite
     */
    static double log(double z) {
        if (z > FAR) {
            return Math.log(0.5 * Erf.erfc(-z / Math.sqrt(2)));
        }
        double far = Math.max(-1e6, z);
        return -0.5 * far * far - Math.log(-far) - 0.5 * Math.log(2 * Math.PI); // Mills ratio
    }
}
