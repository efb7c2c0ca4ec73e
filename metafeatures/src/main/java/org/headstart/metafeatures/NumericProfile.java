package org.headstart.metafeatures;

/**
 * What one pass over a sorted numeric column yields. A figure that does not exist is NaN.
 *
 * @param present       how many cells are not missing
 * @param distinct      how many values differ
 * @param min           the least value
 * @param median        the median
 * @param max           the greatest value
 * @param range         greatest less least
 * @param iqRange       third less first quartile
 * @param mean          the mean
 * @param trimmedMean   the mean without the lowest and highest fifth
 * @param geometricMean the geometric mean
 * @param harmonicMean  the harmonic mean
 * @param variance      the variance, with n - 1
 * @param skewness      the skewness b1
 * @param kurtosis      the excess kurtosis b2
 * @param mad           the scaled median absolute deviation
 * @param constant      whether the values differ by no more than rounding
 * @param outlier       whether a value is far outside the quartiles
 * @param normality     the probability under the hypothesis of a normal distribution
 * @param cuts          upper bounds, ascending, that cut the column into bins of about one size; not copied
 */
record NumericProfile(
        int present,
        int distinct,
        double min,
        double median,
        double max,
        double range,
        double iqRange,
        double mean,
        double trimmedMean,
        double geometricMean,
        double harmonicMean,
        double variance,
        double skewness,
        double kurtosis,
        double mad,
        boolean constant,
        boolean outlier,
        double normality,
        double[] cuts) {

    /**
     * @param column [rows], NaN = missing; not changed
     * @param test   the test of normality
     */
    static NumericProfile of(double[] column, ShapiroWilk test) {
        SortedValues values = SortedValues.of(column);
        return new NumericProfile(
                values.size(),
                values.distinct(),
                values.min(),
                values.quantile(0.5),
                values.max(),
                values.max() - values.min(),
                values.quantile(0.75) - values.quantile(0.25),
                values.mean(),
                values.trimmedMean(),
                values.geometricMean(),
                values.harmonicMean(),
                values.variance(),
                values.skewness(),
                values.kurtosis(),
                values.medianDeviation(),
                values.isConstant(),
                values.hasOutlier(),
                test.probability(values),
                EqualFrequency.cuts(values, EqualFrequency.bins(column.length)));
    }

    /** Whether the test of Shapiro and Wilk does not reject a normal distribution at five percent. */
    boolean isNormal() {
        return normality > 0.05;
    }

    /** Whether the standard deviation is a number other than zero. */
    boolean isMeasurable() {
        return !constant && Double.isFinite(variance) && variance >= Double.MIN_NORMAL;
    }
}
