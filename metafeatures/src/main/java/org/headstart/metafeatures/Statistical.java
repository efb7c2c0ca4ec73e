package org.headstart.metafeatures;

import static org.headstart.metafeatures.Measured.many;
import static org.headstart.metafeatures.Measured.one;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.metafeatures.MetaFeature.Definition;

/**
 * Statistics of the numeric features: of each column, of pairs of columns, and of all together with the target. Missing cells are left out column by
 * column and pair by pair; where all columns are needed at once they take the column's mean.
 */
final class Statistical implements Family {

    private static final String STATLOG =
            "Michie, Spiegelhalter and Taylor, Machine Learning, Neural and Statistical Classification, 1994, section 7.3.2";
    private static final String ALI = "Ali and Smith-Miles, A meta-learning approach to automatic kernel selection for "
            + "support vector machines, 2006";
    private static final String ENGELS = "Engels and Theusinger, Using a data metric for preprocessing advice for data "
            + "mining applications, 1998";
    private static final String CASTIELLO =
            "Castiello, Castellano and Fanelli, Meta-data: characterization of input features for meta-learning, 2005";
    private static final String SALAMA =
            "Salama, Hassanien and Revett, Employment of neural network and rough set in meta-learning, 2013";
    private static final String LINDNER =
            "Lindner and Studer, AST: support for algorithm selection with a CBR approach, 1999";
    private static final String OUTLIERS =
            "Kopf and Iglezakis, Combination of task description strategies and case base "
                    + "properties for meta-learning, 2002; Tukey, Exploratory Data Analysis, 1977";
    private static final String NORMAL = "Kopf, Taylor and Keller, Meta-analysis: from data characterisation for "
            + "meta-learning to meta-regression, 2000; Shapiro and Wilk, 1965; Royston, AS R94, 1995";

    private static final String UNKNOWN = "a column has no such value";
    private static final String TOO_FEW = "a column has too few values, or infinite ones";
    private static final String NEGATIVE = "a column holds a negative value or none";
    private static final String CONSTANT = "a column is constant, empty or infinite";
    private static final String PERFECT = "the target is a linear function of the features, or no feature varies";
    private static final String NO_VARIANCE = "no feature varies";
    private static final double STRONG = 0.5;
    private static final Set<Need> WITH_TARGET = Set.of(Need.NUMERIC, Need.TARGET, Need.VARYING_TARGET);

    @Override
    public String group() {
        return "statistical";
    }

    @Override
    public List<MetaFeature> features() {
        List<MetaFeature> features = new ArrayList<>();
        features.addAll(ofColumns());
        features.addAll(ofCounts());
        features.addAll(ofPairs());
        features.addAll(ofTarget());
        features.addAll(NumericTarget.features());
        features.add(MissingCells.targetCorrelation());
        features.sort(Comparator.comparing(MetaFeature::name));
        return List.copyOf(features);
    }

    private static List<MetaFeature> ofColumns() {
        return List.of(
                column("g_mean", ALI, NumericProfile::geometricMean, NEGATIVE),
                column("h_mean", ALI, NumericProfile::harmonicMean, NEGATIVE),
                column("iq_range", ALI, NumericProfile::iqRange, UNKNOWN),
                column("kurtosis", STATLOG, NumericProfile::kurtosis, CONSTANT),
                column("mad", ALI, NumericProfile::mad, UNKNOWN),
                column("max", ENGELS, NumericProfile::max, UNKNOWN),
                column("mean", ENGELS, NumericProfile::mean, UNKNOWN),
                column("median", ENGELS, NumericProfile::median, UNKNOWN),
                column("min", ENGELS, NumericProfile::min, UNKNOWN),
                column("range", ALI, NumericProfile::range, UNKNOWN),
                column("sd", ENGELS, profile -> Math.sqrt(profile.variance()), TOO_FEW),
                column("skewness", STATLOG, NumericProfile::skewness, CONSTANT),
                column("t_mean", ENGELS, NumericProfile::trimmedMean, UNKNOWN),
                column("var", CASTIELLO, NumericProfile::variance, TOO_FEW));
    }

    private static List<MetaFeature> ofCounts() {
        return List.of(
                numeric("nr_norm", Cost.sort(), NORMAL, Statistical::normal),
                numeric("nr_outliers", Cost.sort(), OUTLIERS, table -> one(count(table, NumericProfile::outlier))),
                MetaFeature.many(
                        "sparsity", Cost.sort(), Set.of(Need.ROW, Need.FEATURE), SALAMA, Statistical::sparsity));
    }

    private static List<MetaFeature> ofPairs() {
        Cost pairs = Cost.covariances();
        Set<Need> two = Set.of(Need.ROW, Need.TWO_NUMERIC);
        return List.of(
                MetaFeature.many("cor", pairs, two, CASTIELLO, table -> many(correlations(table), CONSTANT)),
                MetaFeature.many(
                        "cov",
                        pairs,
                        two,
                        CASTIELLO,
                        table -> many(Covariances.below(table.covariances().covariances()), TOO_FEW)),
                MetaFeature.many(
                        "eigenvalues",
                        Cost.eigenvalues(),
                        Set.of(Need.ROW, Need.NUMERIC),
                        ALI,
                        Statistical::eigenvalues),
                MetaFeature.one("nr_cor_attr", pairs, two, SALAMA, Statistical::strongPairs));
    }

    private static List<MetaFeature> ofTarget() {
        return List.of(
                MetaFeature.many(
                        "can_cor",
                        Cost.discriminants(),
                        WITH_TARGET,
                        "Kalousis, Algorithm Selection via Meta-Learning, 2002",
                        Statistical::canonical),
                target("nr_disc", LINDNER, table -> one(discriminants(table).correlations().length)),
                target(
                        "lh_trace",
                        "Lawley, A generalization of Fisher's z test, 1938; Hotelling, 1951",
                        table -> one(discriminants(table).lawleyHotelling(), PERFECT)),
                target(
                        "p_trace",
                        "Pillai, Some new test criteria in multivariate analysis, 1955",
                        table -> one(any(table) ? discriminants(table).pillai() : Double.NaN, NO_VARIANCE)),
                target(
                        "roy_root",
                        "Roy, On a heuristic method of test construction, 1953",
                        table -> one(discriminants(table).roy(), PERFECT)),
                target(
                        "w_lambda",
                        LINDNER,
                        table -> one(any(table) ? discriminants(table).wilks() : Double.NaN, NO_VARIANCE)),
                classes(
                        "gravity",
                        "Ali and Smith, On learning algorithm selection for classification, 2006",
                        table -> one(new ClassSpread(table).gravity(), "a class mean does not exist")),
                classes(
                        "sd_ratio",
                        STATLOG,
                        table ->
                                one(new ClassSpread(table).sdRatio(), "the covariance matrix of a class is singular")));
    }

    private static MetaFeature column(
            String name, String source, ToDoubleFunction<NumericProfile> figure, String otherwise) {
        return MetaFeature.many(
                name,
                Cost.sort(),
                Set.of(Need.ROW, Need.NUMERIC),
                source,
                table -> many(table.profiles().stream().mapToDouble(figure).toArray(), otherwise));
    }

    private static MetaFeature numeric(String name, Cost cost, String source, Definition definition) {
        return MetaFeature.one(name, cost, Set.of(Need.ROW, Need.NUMERIC), source, definition);
    }

    private static MetaFeature target(String name, String source, Definition definition) {
        return MetaFeature.one(name, Cost.discriminants(), WITH_TARGET, source, definition);
    }

    private static MetaFeature classes(String name, String source, Definition definition) {
        Set<Need> needs = Set.of(Need.NUMERIC, Need.CLASSES, Need.TARGET, Need.VARYING_TARGET);
        return MetaFeature.one(name, Cost.discriminants(), needs, source, definition);
    }

    private static long count(Table table, Predicate<NumericProfile> what) {
        return table.profiles().stream().filter(what).count();
    }

    private static Measured normal(Table table) {
        boolean testable = table.profiles().stream().anyMatch(profile -> profile.present() >= 3);
        return one(
                testable ? count(table, NumericProfile::isNormal) : Double.NaN,
                "no column has the three values that the test needs");
    }

    /** How far each column is from holding a different value in every row, 0 to 1; missing cells do not count. */
    private static Measured sparsity(Table table) {
        List<NumericProfile> profiles = table.profiles();
        double[] values = new double[table.features().size()];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            Column column = table.features().get(i);
            double present = table.rows() - column.missingCount();
            double distinct = column instanceof CategoricalColumn labels
                    ? Arrays.stream(labels.counts()).filter(n -> n > 0).count()
                    : profiles.get(next++).distinct();
            values[i] = (present / distinct - 1) / (present - 1);
        }
        return many(values, "a column has fewer than two values");
    }

    private static double[] correlations(Table table) {
        return Covariances.below(table.covariances().correlations());
    }

    private static Measured eigenvalues(Table table) {
        return many(table.covariances().eigenvalues(), "a covariance does not exist");
    }

    /** The share of pairs whose correlation is at least one half; pairs without a correlation count as not correlated. */
    private static Measured strongPairs(Table table) {
        double[] correlations = correlations(table);
        return one((double) Arrays.stream(correlations).filter(r -> r >= STRONG).count() / correlations.length);
    }

    private static Discriminants discriminants(Table table) {
        return table.discriminants();
    }

    private static boolean any(Table table) {
        return discriminants(table).correlations().length > 0;
    }

    private static Measured canonical(Table table) {
        return many(discriminants(table).correlations().clone(), "a canonical correlation does not exist");
    }
}
