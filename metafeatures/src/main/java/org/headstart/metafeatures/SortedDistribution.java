package org.headstart.metafeatures;

import java.util.Arrays;

/**
 * Numbers that are kept one by one.
 *
 * @param values the numbers
 * @param grid   the same, on a grid
 */
record SortedDistribution(SortedValues values, Grid grid) implements Distribution {

    static SortedDistribution of(double[] values) {
        SortedValues sorted = SortedValues.of(values);
        return new SortedDistribution(sorted, Grid.of(sorted));
    }

    @Override
    public double size() {
        return values.size();
    }

    @Override
    public double min() {
        return values.min();
    }

    @Override
    public double max() {
        return values.max();
    }

    @Override
    public double mean() {
        return values.mean();
    }

    @Override
    public double sum() {
        return values.sum();
    }

    @Override
    public double variance() {
        return values.variance();
    }

    @Override
    public double skewness() {
        return grid.shape(values).skewness();
    }

    @Override
    public double kurtosis() {
        return grid.shape(values).kurtosis();
    }

    @Override
    public double quantile(double share) {
        return values.quantile(share);
    }

    @Override
    public double[] histogram(int bins) {
        double[] shares = new double[bins];
        if (values.size() == 0) {
            Arrays.fill(shares, Double.NaN);
            return shares;
        }
        if (grid.isOnePoint()) {
            shares[bins / 2] = 1;
            return shares;
        }
        for (int i = 0; i < values.size(); i++) {
            shares[grid.bin(i, bins)]++;
        }
        for (int bin = 0; bin < bins; bin++) {
            shares[bin] /= values.size();
        }
        return shares;
    }
}
