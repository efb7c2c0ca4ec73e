package org.headstart.search;

import org.headstart.api.metamodel.Surrogate.Estimate;
import org.hipparchus.special.Erf;

/**
 * The logarithm of the expected improvement (Jones, Schonlau and Welch 1998, equation 15). The logarithm keeps points apart where the
 * improvement itself is too small for a double (Ament et al. 2023).
 */
final class ExpectedImprovement {

    private static final double TAIL = -6;
    private static final double LOG_ROOT_2PI = 0.5 * Math.log(2 * Math.PI);

    private ExpectedImprovement() {}

    /**
     * @param estimate what is expected; larger is better
     * @param best     what is to be beaten
     * @return the logarithm, finite
     */
    static double log(Estimate estimate, double best) {
        double sd = Math.max(estimate.sd(), 1e-9);
        double z = Math.max(-1e6, (estimate.mean() - best) / sd);
        double logDensity = -0.5 * z * z - LOG_ROOT_2PI;
        double logGain = z < TAIL
                ? logDensity - 2 * Math.log(-z) + Math.log1p(-3 / (z * z))
                : Math.log(Math.exp(logDensity) + z * 0.5 * Erf.erfc(-z / Math.sqrt(2)));
        return Math.log(sd) + logGain;
    }
}
