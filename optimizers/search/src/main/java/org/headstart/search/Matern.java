package org.headstart.search;

/**
 * The Matern correlation of smoothness 5/2 with a length scale for each group of coordinates (Rasmussen and Williams 2006, equation 4.17).
 */
final class Matern {

    private static final double ROOT5 = Math.sqrt(5);

    private Matern() {}

    /** Correlation at a distance measured in length scales, given squared. */
    static double correlation(double squared) {
        double scaled = ROOT5 * Math.sqrt(squared);
        return (1 + scaled + scaled * scaled / 3) * Math.exp(-scaled);
    }

    /** Minus twice the derivative of the correlation by the squared distance: the factor that all length-scale gradients share. */
    static double slope(double squared) {
        double scaled = ROOT5 * Math.sqrt(squared);
        return 5.0 / 3 * (1 + scaled) * Math.exp(-scaled);
    }
}
