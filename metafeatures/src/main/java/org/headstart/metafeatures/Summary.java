package org.headstart.metafeatures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;

/**
 * The 19 functions by which pymfe turns many values into features of their own. Those whose name starts with {@code nan} pass over values
 * that do not exist; the others apply only when all exist, save {@code count}, which counts both kinds. Values are sorted first, so that no
 * result depends on the order of columns, and shapes are taken on a {@link Grid}, so that none describes rounding. Rivolli et al., Meta-features for meta-learning, 2022, section 3.2.
 */
final class Summary {

    /** Their names, in alphabetical order. */
    static final List<String> FUNCTIONS = List.of(
            "count",
            "histogram",
            "iq_range",
            "kurtosis",
            "max",
            "mean",
            "median",
            "min",
            "nanmax",
            "nanmean",
            "nanmedian",
            "nanmin",
            "nansd",
            "quantiles",
            "range",
            "sd",
            "skewness",
            "sum",
            "var");

    private static final int BINS = 10;
    private static final int QUANTILES = 5;
    private static final String EMPTY = "there is no value to summarise";
    private static final String FEW = "there must be two values to summarise";
    private static final String EVEN = "the values to summarise are all the same";
    private static final String HUGE = "the summary is too large for a number";

    private final Map<String, MetaFeatureValue> values = new LinkedHashMap<>();
    private final String name;
    private final boolean complete;
    private final String gap;
    private final SortedValues sorted;
    private final Grid grid;

    private Summary(String name, Measured.Many many) {
        this.name = name;
        this.sorted = SortedValues.of(many.values());
        this.grid = Grid.of(sorted);
        this.complete = sorted.size() == many.values().length;
        this.gap = many.gap();
    }

    /**
     * @param name the feature's name
     * @param many its values
     * @return the summaries by name, in alphabetical order of the functions
     */
    static Map<String, MetaFeatureValue> of(String name, Measured.Many many) {
        Summary summary = new Summary(name, many);
        summary.put("count", many.values().length);
        summary.histogram();
        summary.plain("iq_range", summary.sorted.quantile(0.75) - summary.sorted.quantile(0.25), EMPTY);
        summary.plain("kurtosis", summary.grid.shape(summary.sorted).kurtosis(), EVEN);
        summary.both("max", summary.sorted.max(), EMPTY);
        summary.both("mean", summary.sorted.mean(), EMPTY);
        summary.both("median", summary.sorted.quantile(0.5), EMPTY);
        summary.both("min", summary.sorted.min(), EMPTY);
        summary.quantiles();
        summary.plain("range", summary.sorted.max() - summary.sorted.min(), EMPTY);
        summary.both("sd", summary.sorted.sd(), FEW);
        summary.plain("skewness", summary.grid.shape(summary.sorted).skewness(), EVEN);
        summary.plain("sum", summary.sorted.sum(), EMPTY);
        summary.plain("var", summary.sorted.variance(), FEW);
        return summary.values;
    }

    /** The names of the values that some of the functions give, in alphabetical order of the functions. */
    static List<String> names(String feature, Set<String> functions) {
        List<String> names = new ArrayList<>();
        for (String function : FUNCTIONS) {
            if (functions.contains(function)) {
                int parts = function.equals("histogram") ? BINS : function.equals("quantiles") ? QUANTILES : 0;
                String name = feature + '.' + function;
                IntStream.range(0, parts).forEach(part -> names.add(name + '.' + part));
                if (parts == 0) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** The names of all summaries of a feature that does not exist, each with the same reason. */
    static Map<String, MetaFeatureValue> missing(String name, NotApplicable reason) {
        Map<String, MetaFeatureValue> summaries = new LinkedHashMap<>();
        names(name, Set.copyOf(FUNCTIONS)).forEach(summary -> summaries.put(summary, reason));
        return summaries;
    }

    private void both(String function, double value, String otherwise) {
        plain(function, value, otherwise);
        put("nan" + function, value, otherwise);
    }

    private void plain(String function, double value, String otherwise) {
        if (complete) {
            put(function, value, otherwise);
        } else {
            values.put(name + '.' + function, new NotApplicable(gap));
        }
    }

    private void put(String function, double value, String otherwise) {
        String reason = sorted.size() == 0 ? EMPTY : otherwise.equals(EMPTY) ? HUGE : otherwise;
        values.put(name + '.' + function, MetaFeatureValue.finiteOr(value, reason));
    }

    private void put(String function, int value) {
        values.put(name + '.' + function, new Known(value));
    }

    private void quantiles() {
        for (int i = 0; i < QUANTILES; i++) {
            plain("quantiles." + i, sorted.quantile(i / (QUANTILES - 1.0)), EMPTY);
        }
    }

    private void histogram() {
        double[] shares = shares();
        for (int bin = 0; bin < BINS; bin++) {
            plain("histogram." + bin, shares[bin], EMPTY);
        }
    }

    /**
     * The share of values in each of ten bins of one width between the least and the greatest; the sixth, as in NumPy, if all are the same. Bins are
     * closed below and open above, the last one closed.
     */
    private double[] shares() {
        double[] shares = new double[BINS];
        if (sorted.size() == 0) {
            Arrays.fill(shares, Double.NaN);
            return shares;
        }
        if (grid.isOnePoint()) {
            shares[BINS / 2] = 1;
            return shares;
        }
        for (int i = 0; i < sorted.size(); i++) {
            shares[grid.bin(i, BINS)]++;
        }
        for (int bin = 0; bin < BINS; bin++) {
            shares[bin] /= sorted.size();
        }
        return shares;
    }
}
