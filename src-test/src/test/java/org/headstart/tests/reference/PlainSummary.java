package org.headstart.tests.reference;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** pymfe's 19 functions that summarise many values, computed a second time, as plainly as can be. NaN where there is no result. */
final class PlainSummary {

    private static final int BINS = 10;

    private PlainSummary() {}

    /**
     * @param feature the name of the feature
     * @param values  its values; NaN = does not exist
     * @return the summaries by name
     */
    static Map<String, Double> of(String feature, double[] values) {
        Map<String, Double> summaries = new LinkedHashMap<>();
        double[] known =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        UnaryOperator<Double> whole = value -> known.length == values.length ? value : Double.NaN;
        basic(known).forEach((name, value) -> {
            summaries.put(feature + '.' + name, whole.apply(value));
            if (Set.of("max", "mean", "median", "min", "sd").contains(name)) {
                summaries.put(feature + ".nan" + name, value);
            }
        });
        summaries.put(feature + ".count", (double) values.length);
        return summaries;
    }

    private static Map<String, Double> basic(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        Map<String, Double> basic = new LinkedHashMap<>();
        if (sorted.length == 0) {
            return basic;
        }
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        double mean = Arrays.stream(values).sum() / values.length;
        double sd = Math.sqrt(moment(values, mean, 2) * values.length / (values.length - 1));
        basic.put("iq_range", quantile(sorted, 0.75) - quantile(sorted, 0.25));
        basic.put("max", high);
        basic.put("mean", mean);
        basic.put("median", quantile(sorted, 0.5));
        basic.put("min", low);
        basic.put("range", high - low);
        basic.put("sd", sd);
        basic.put("sum", Arrays.stream(values).sum());
        basic.put("var", sd * sd);
        basic.put("skewness", low == high ? Double.NaN : moment(values, mean, 3) / Math.pow(sd, 3));
        basic.put("kurtosis", low == high ? Double.NaN : moment(values, mean, 4) / Math.pow(sd, 4) - 3);
        for (int i = 0; i <= 4; i++) {
            basic.put("quantiles." + i, quantile(sorted, i / 4.0));
        }
        double[] histogram = histogram(values, low, high);
        for (int i = 0; i < BINS; i++) {
            basic.put("histogram." + i, histogram[i]);
        }
        return basic;
    }

    private static double moment(double[] values, double mean, int power) {
        return Arrays.stream(values).map(value -> Math.pow(value - mean, power)).sum() / values.length;
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    private static double[] histogram(double[] values, double low, double high) {
        double[] shares = new double[BINS];
        double from = low == high ? low - 0.5 : low;
        double to = low == high ? high + 0.5 : high;
        for (double value : values) {
            int bin = BINS - 1;
            while (bin > 0 && value < from + bin * ((to - from) / BINS)) {
                bin--;
            }
            shares[bin] += 1.0 / values.length;
        }
        return shares;
    }
}
