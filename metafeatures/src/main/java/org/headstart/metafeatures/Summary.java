package org.headstart.metafeatures;

import java.util.ArrayList;
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
    private final Distribution known;

    private Summary(String name, Distribution known, boolean complete, String gap) {
        this.name = name;
        this.known = known;
        this.complete = complete;
        this.gap = gap;
    }

    /**
     * @param name the feature's name
     * @param many its values
     * @return the summaries by name, in alphabetical order of the functions
     */
    static Map<String, MetaFeatureValue> of(String name, Measured.Many many) {
        Distribution known = SortedDistribution.of(many.values());
        int count = many.values().length;
        return new Summary(name, known, known.size() == count, many.gap()).of(count);
    }

    /**
     * @param name  the feature's name
     * @param known its values, which all exist
     * @return the summaries by name, in alphabetical order of the functions
     */
    static Map<String, MetaFeatureValue> of(String name, Distribution known) {
        return new Summary(name, known, true, EMPTY).of(known.size());
    }

    private Map<String, MetaFeatureValue> of(double count) {
        values.put(name + ".count", new Known(count));
        histogram();
        plain("iq_range", known.quantile(0.75) - known.quantile(0.25), EMPTY);
        plain("kurtosis", known.kurtosis(), EVEN);
        both("max", known.max(), EMPTY);
        both("mean", known.mean(), EMPTY);
        both("median", known.quantile(0.5), EMPTY);
        both("min", known.min(), EMPTY);
        quantiles();
        plain("range", known.max() - known.min(), EMPTY);
        both("sd", Math.sqrt(known.variance()), FEW);
        plain("skewness", known.skewness(), EVEN);
        plain("sum", known.sum(), EMPTY);
        plain("var", known.variance(), FEW);
        return values;
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
        String reason = known.size() == 0 ? EMPTY : otherwise.equals(EMPTY) ? HUGE : otherwise;
        values.put(name + '.' + function, MetaFeatureValue.finiteOr(value, reason));
    }

    private void quantiles() {
        for (int i = 0; i < QUANTILES; i++) {
            plain("quantiles." + i, known.quantile(i / (QUANTILES - 1.0)), EMPTY);
        }
    }

    private void histogram() {
        double[] shares = known.histogram(BINS);
        for (int bin = 0; bin < BINS; bin++) {
            plain("histogram." + bin, shares[bin], EMPTY);
        }
    }
}
