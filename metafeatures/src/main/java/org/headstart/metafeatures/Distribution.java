package org.headstart.metafeatures;

/** Numbers as far as a summary tells of them. What does not exist is NaN, what is too large infinite. */
sealed interface Distribution permits SortedDistribution, CountedDistribution {

    /** How many numbers there are, at least 0. */
    double size();

    double min();

    double max();

    double mean();

    double sum();

    /** With n - 1 in the denominator. */
    double variance();

    /** The third moment over s cubed, b1 in Joanes and Gill, 1998. */
    double skewness();

    /** The fourth moment over s to the fourth, less 3, b2 in Joanes and Gill, 1998. */
    double kurtosis();

    /**
     * Linear between the two neighbours, type 7 in Hyndman and Fan, 1996.
     *
     * @param share 0 to 1
     */
    double quantile(double share);

    /**
     * The share of numbers in each of so many bins of one width between the least and the greatest; all in the one after the middle, as in NumPy, if all
     * are the same. Bins are closed below and open above, the last one closed.
     */
    double[] histogram(int bins);
}
