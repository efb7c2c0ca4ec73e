package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fractions with one denominator, of which only is kept how often each occurs, so that there may be any number of them. Immutable and thread-safe.
 *
 * @param numerators  ascending, at least 0; not copied
 * @param ranks       for each, how many fractions are not greater; not copied
 * @param denominator at least 1
 */
record CountedDistribution(int[] numerators, long[] ranks, int denominator) implements Distribution {

    /**
     * @param counts      how often each numerator occurs, from 0 on
     * @param denominator at least 1
     */
    static CountedDistribution of(long[] counts, int denominator) {
        int[] numerators =
                IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        long[] ranks = Arrays.stream(numerators).mapToLong(i -> counts[i]).toArray();
        Arrays.parallelPrefix(ranks, Long::sum);
        return new CountedDistribution(numerators, ranks, denominator);
    }

    private double value(int i) {
        return (double) numerators[i] / denominator;
    }

    private long count(int i) {
        return i == 0 ? ranks[0] : ranks[i] - ranks[i - 1];
    }

    @Override
    public double size() {
        return ranks.length == 0 ? 0 : ranks[ranks.length - 1];
    }

    @Override
    public double min() {
        return ranks.length == 0 ? Double.NaN : value(0);
    }

    @Override
    public double max() {
        return ranks.length == 0 ? Double.NaN : value(ranks.length - 1);
    }

    @Override
    public double mean() {
        return sum() / size();
    }

    @Override
    public double sum() {
        double sum = 0;
        for (int i = 0; i < ranks.length; i++) {
            sum += (double) numerators[i] * count(i);
        }
        return ranks.length == 0 ? Double.NaN : sum / denominator;
    }

    /** The mean power of the distances from the mean. */
    private double moment(int power) {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < ranks.length; i++) {
            sum += Math.pow(value(i) - mean, power) * count(i);
        }
        return sum / size();
    }

    @Override
    public double variance() {
        return size() < 2 ? Double.NaN : ranks.length == 1 ? 0 : moment(2) * (size() / (size() - 1));
    }

    @Override
    public double skewness() {
        return ranks.length < 2 ? Double.NaN : moment(3) / Math.pow(variance(), 1.5);
    }

    @Override
    public double kurtosis() {
        return ranks.length < 2 ? Double.NaN : moment(4) / Math.pow(variance(), 2) - 3;
    }

    @Override
    public double quantile(double share) {
        if (ranks.length == 0) {
            return Double.NaN;
        }
        double rank = share * (size() - 1);
        double below = Math.floor(rank);
        double low = at((long) below);
        double rest = rank - below;
        return rest == 0 ? low : low * (1 - rest) + at((long) below + 1) * rest;
    }

    /** The number with that rank, 0-based. */
    private double at(long rank) {
        int found = Arrays.binarySearch(ranks, rank + 1);
        return value(found >= 0 ? found : -found - 1);
    }

    @Override
    public double[] histogram(int bins) {
        double[] shares = new double[bins];
        if (ranks.length == 0) {
            Arrays.fill(shares, Double.NaN);
            return shares;
        }
        long low = numerators[0];
        long width = numerators[numerators.length - 1] - low;
        for (int i = 0; i < ranks.length; i++) {
            int bin = width == 0 ? bins / 2 : (int) Math.min(bins - 1, (numerators[i] - low) * bins / width);
            shares[bin] += count(i) / size();
        }
        return shares;
    }
}
