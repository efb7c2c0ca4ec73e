package org.headstart.metafeatures;

import java.util.Arrays;

/**
 * Numbers in ascending order, without NaN, and what their order makes easy. Sums run over the sorted values, so that no result depends on the
 * order in which they came. What does not exist is NaN, what is too large infinite. Immutable and thread-safe.
 */
final class SortedValues {

    private static final double TRIMMED = 0.2;
    private static final double MAD_OF_A_NORMAL = 1.4826;

    private final double[] values;
    private final double mean;
    private final double[] powers;

    private SortedValues(double[] values) {
        this.values = values;
        this.mean = mean(values);
        this.powers = powers(values, mean);
    }

    /**
     * @param values any numbers, NaN among them; not changed
     * @return those that are numbers
     */
    static SortedValues of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int end = sorted.length;
        while (end > 0 && Double.isNaN(sorted[end - 1])) {
            end--;
        }
        return new SortedValues(end == sorted.length ? sorted : Arrays.copyOf(sorted, end));
    }

    private static double mean(double[] values) {
        double sum = sum(values, 0, values.length);
        if (Double.isFinite(sum) || values.length == 0) {
            return sum / values.length;
        }
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        return mean;
    }

    /** Neumaier's compensated sum. */
    private static double sum(double[] values, int from, int to) {
        double sum = 0;
        double lost = 0;
        for (int i = from; i < to; i++) {
            double next = sum + values[i];
            lost += Math.abs(sum) >= Math.abs(values[i]) ? sum - next + values[i] : values[i] - next + sum;
            sum = next;
        }
        return Double.isFinite(lost) ? sum + lost : sum;
    }

    /** Mean powers 2 to 4 of the distances from the mean. */
    private static double[] powers(double[] values, double mean) {
        double[] powers = new double[3];
        double rest = 0;
        for (double value : values) {
            double d = value - mean;
            rest += d;
            powers[0] += d * d;
            powers[1] += d * d * d;
            powers[2] += d * d * d * d;
        }
        powers[0] -= rest * rest / values.length;
        for (int i = 0; i < powers.length; i++) {
            powers[i] /= values.length;
        }
        return powers;
    }

    int size() {
        return values.length;
    }

    double get(int rank) {
        return values[rank];
    }

    double min() {
        return values.length == 0 ? Double.NaN : values[0];
    }

    double max() {
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }

    double sum() {
        return values.length == 0 ? Double.NaN : sum(values, 0, values.length);
    }

    double mean() {
        return mean;
    }

    /** With n - 1 in the denominator. */
    double variance() {
        return values.length < 2 ? Double.NaN : powers[0] * values.length / (values.length - 1.0);
    }

    double sd() {
        return Math.sqrt(variance());
    }

    /** Whether the values differ by no more than rounding. */
    boolean isConstant() {
        return values.length == 0
                || values[0] == values[values.length - 1]
                || powers[0] <= square(Math.ulp(1.0) * mean);
    }

    /** The third moment over s cubed, b1 in Joanes and Gill, 1998. */
    double skewness() {
        return isConstant() ? Double.NaN : powers[1] / Math.pow(variance(), 1.5);
    }

    /** The fourth moment over s to the fourth, less 3, b2 in Joanes and Gill, 1998. */
    double kurtosis() {
        return isConstant() ? Double.NaN : powers[2] / square(variance()) - 3;
    }

    /**
     * Linear between the two neighbours, type 7 in Hyndman and Fan, 1996.
     *
     * @param share 0 to 1
     */
    double quantile(double share) {
        if (values.length == 0) {
            return Double.NaN;
        }
        return atRank(share * (values.length - 1));
    }

    /** The value at a rank between 0 and size - 1, linear between neighbours. */
    double atRank(double rank) {
        int below = (int) rank;
        double low = values[below];
        if (rank == below) {
            return low;
        }
        double high = values[below + 1];
        double share = rank - below;
        return low == high ? low : low * (1 - share) + high * share;
    }

    int distinct() {
        int distinct = 0;
        for (int i = 0; i < values.length; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                distinct++;
            }
        }
        return distinct;
    }

    /** The mean without the lowest and the highest fifth. */
    double trimmedMean() {
        int cut = (int) (TRIMMED * values.length);
        int left = values.length - 2 * cut;
        return left <= 0 ? Double.NaN : mean(Arrays.copyOfRange(values, cut, values.length - cut));
    }

    /** Zero if there is a zero, NaN if there is a negative number. */
    double geometricMean() {
        if (values.length == 0 || values[0] < 0) {
            return Double.NaN;
        }
        if (values[0] == 0) {
            return 0;
        }
        double[] logs = new double[values.length];
        Arrays.setAll(logs, i -> Math.log(values[i]));
        return Math.exp(mean(logs));
    }

    /** Zero if there is a zero, NaN if there is a negative number. */
    double harmonicMean() {
        if (values.length == 0 || values[0] < 0) {
            return Double.NaN;
        }
        if (values[0] == 0) {
            return 0;
        }
        double[] inverses = new double[values.length];
        Arrays.setAll(inverses, i -> values[0] / values[i]);
        return values[0] / mean(inverses);
    }

    /** The median distance from the median, scaled to estimate the standard deviation of a normal distribution. */
    double medianDeviation() {
        if (values.length == 0) {
            return Double.NaN;
        }
        double median = quantile(0.5);
        if (Double.isInfinite(median)) {
            return Double.NaN;
        }
        return MAD_OF_A_NORMAL * of(distances(median)).quantile(0.5);
    }

    private double[] distances(double from) {
        double[] distances = new double[values.length];
        Arrays.setAll(distances, i -> Math.abs(values[i] - from));
        return distances;
    }

    /** Whether a value lies more than one and a half interquartile ranges outside the quartiles (Tukey). */
    boolean hasOutlier() {
        double low = quantile(0.25);
        double high = quantile(0.75);
        double reach = 1.5 * (high - low);
        return min() < low - reach || max() > high + reach;
    }

    private static double square(double x) {
        return x * x;
    }
}
