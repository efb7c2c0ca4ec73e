package org.headstart.metafeatures;

import static org.headstart.metafeatures.Measured.many;
import static org.headstart.metafeatures.Measured.one;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.NumericColumn;

/** How a numeric target is distributed, and how each feature alone hangs together with it. */
final class NumericTarget {

    private static final String KUBA =
            "Kuba, Brazdil, Soares and Woznica, Exploiting sampling and meta-learning for parameter setting for support vector machines, 2002";
    private static final String SOARES =
            "Soares, Brazdil and Kuba, A meta-learning method to select the kernel width in support vector regression, 2004";
    private static final String MOMENTS = "Joanes and Gill, Comparing measures of sample skewness and kurtosis, 1998";
    private static final String CONSTANT = "the target does not vary, or is infinite";
    private static final String NO_CORRELATION = "a column does not vary among the rows with a target, or is infinite";
    private static final Set<Need> NUMBERS = Set.of(Need.NUMERIC_TARGET, Need.TARGET);

    private NumericTarget() {}

    static List<MetaFeature> features() {
        return List.of(
                moment("target_cv", KUBA, NumericTarget::variation, "the target's mean is 0, or infinite"),
                moment("target_distinct", KUBA, NumericProfile::distinct, CONSTANT),
                moment("target_kurtosis", MOMENTS, NumericProfile::kurtosis, CONSTANT),
                moment("target_mean", SOARES, NumericProfile::mean, "the target is infinite"),
                MetaFeature.one("target_outliers", Cost.sortTarget(), NUMBERS, KUBA, NumericTarget::outliers)
                        .since(2),
                moment("target_sd", KUBA, profile -> Math.sqrt(profile.variance()), CONSTANT),
                moment("target_skewness", MOMENTS, NumericProfile::skewness, CONSTANT),
                relation("target_cor", Need.NUMERIC, SOARES, Cost.sort().and(correlating(2)), NumericTarget::linear),
                relation(
                        "target_cor_ratio",
                        Need.CATEGORICAL,
                        "Pearson, On the general theory of skew correlation and non-linear regression, 1905 (eta squared)",
                        new Cost(List.of(correlating(2))),
                        NumericTarget::ratios),
                relation(
                        "target_rank_cor",
                        Need.NUMERIC,
                        "Spearman, The proof and measurement of association between two things, 1904",
                        Cost.sortTarget().and(correlating(40)),
                        NumericTarget::ranked));
    }

    private static Work correlating(int weight) {
        return Work.own("columns by target", weight, 1, 1);
    }

    private static MetaFeature moment(
            String name, String source, ToDoubleFunction<NumericProfile> figure, String otherwise) {
        return MetaFeature.one(
                        name,
                        Cost.sortTarget(),
                        NUMBERS,
                        source,
                        table -> one(figure.applyAsDouble(table.targetProfile()), otherwise))
                .since(2);
    }

    private static MetaFeature relation(
            String name, Need kind, String source, Cost cost, MetaFeature.Definition definition) {
        Set<Need> needs = Set.of(
                kind,
                Need.ROW,
                Need.NUMERIC_TARGET,
                Need.TARGET,
                Need.TWO_TARGETS,
                Need.FINITE_TARGET,
                Need.VARYING_TARGET);
        return MetaFeature.many(name, cost, needs, source, definition).since(2);
    }

    private static double variation(NumericProfile profile) {
        return Math.sqrt(profile.variance()) / Math.abs(profile.mean());
    }

    /** The share of values more than one and a half interquartile ranges outside the quartiles. */
    private static Measured outliers(Table table) {
        SortedValues values = table.sortedTarget();
        double low = values.quantile(0.25);
        double high = values.quantile(0.75);
        double reach = 1.5 * (high - low);
        int outside = 0;
        for (int i = 0; i < values.size(); i++) {
            outside += values.get(i) < low - reach || values.get(i) > high + reach ? 1 : 0;
        }
        return one(Double.isNaN(reach) ? Double.NaN : (double) outside / values.size(), "a quartile is infinite");
    }

    private static Measured linear(Table table) {
        double[] target = table.standardisedTarget();
        return many(
                table
                        .workers()
                        .map(table.numeric().size(), i -> {
                            NumericProfile profile = table.profiles().get(i);
                            double sd = Math.sqrt(profile.variance());
                            double[] values = table.numeric().get(i).toArray();
                            for (int row = 0; row < values.length; row++) {
                                values[row] = (values[row] - profile.mean()) / sd;
                            }
                            return profile.isMeasurable() ? Association.pearson(values, target) : Double.NaN;
                        })
                        .stream()
                        .mapToDouble(Math::abs)
                        .toArray(),
                NO_CORRELATION);
    }

    private static Measured ranked(Table table) {
        Ranked target = Ranked.of(((NumericColumn) table.targetColumn()).toArray());
        return many(
                table
                        .workers()
                        .map(
                                table.numeric().size(),
                                i -> Association.spearman(
                                        Ranked.of(table.numeric().get(i).toArray()), target))
                        .stream()
                        .mapToDouble(Math::abs)
                        .toArray(),
                NO_CORRELATION);
    }

    private static Measured ratios(Table table) {
        double[] target = table.standardisedTarget();
        List<Column> labels = table.features().stream()
                .filter(CategoricalColumn.class::isInstance)
                .toList();
        return many(
                table
                        .workers()
                        .map(labels.size(), i -> Association.ratio((CategoricalColumn) labels.get(i), target))
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray(),
                "the target does not vary among the rows of which a column is known");
    }
}
