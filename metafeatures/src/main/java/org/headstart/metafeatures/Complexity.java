package org.headstart.metafeatures;

import static org.headstart.metafeatures.Measured.many;
import static org.headstart.metafeatures.Measured.one;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.metafeatures.MetaFeature.Definition;

/**
 * How complex it is to tell classes apart: overlap of features, neighbourhoods, planes between classes, networks, dimensions and balance; or to predict a
 * numeric target: correlations, a linear function, smoothness. Where both have a measure of one name, the kind of target decides. Of at most
 * {@link Sample#MOST_ROWS} rows. No value depends on the order of rows, columns or labels.
 */
final class Complexity implements Family {

    private static final String HO = "Ho and Basu, Complexity measures of supervised classification problems, 2002";
    private static final String LORENA =
            "Lorena, Garcia, Lehmann, Souto and Ho, How complex is your classification problem?, 2019, ";
    private static final String LEYVA =
            "Leyva, Gonzalez and Perez, A set of complexity measures designed for applying meta-learning to instance selection, 2015";
    private static final String GARCIA =
            "Garcia, Carvalho and Lorena, Effect of label noise in the complexity of classification problems, 2015";
    private static final String ORRIOLS =
            "Orriols-Puig, Macia and Ho, Documentation for the data complexity library in C++, 2010";

    private static final String MACIEL =
            "Lorena, Maciel, Miranda, Costa and Prudencio, Data complexity meta-features for regression problems, 2018, section 3";
    private static final String BOTH = "for classes: " + LORENA + "section 3; for numbers: " + MACIEL;

    private static final String ONE_CLASS = "the sample has one class only";
    private static final String ONE_NUMBER = "the target is the same in every row of the sample";
    private static final String NO_COLUMN = "there are no features but labels that are the same in every row";
    private static final String CONSTANT = "a feature does not vary";
    private static final String PAIR = "two classes do not vary";
    private static final String EQUAL = "a row has its equal both in its class and in another";

    private static final Cost ARRANGE = Cost.sample().and(sampled("arrange the sample", true, 30, 1, 1));
    private static final Cost PAIRS = ARRANGE.and(sampled("distances", true, 2, 2, 1));
    private static final Cost NETWORK = PAIRS.and(sampled("join rows", true, 2, 2, 0));
    private static final Cost OVERLAP = ARRANGE.and(sampled("ranges of classes", false, ClassPairs.MOST_CLASSES, 1, 1));
    private static final Cost COLLECTIVE =
            ARRANGE.and(new Work("ranges of classes", 1, 1, 2, Sample.MOST_ROWS, ClassPairs.MOST_COLUMNS, false));
    private static final Cost DIRECTION =
            ARRANGE.and(new Work("scatter matrices", 2, 1, 2, Sample.MOST_ROWS, ClassPairs.MOST_COLUMNS, false));
    private static final Cost PLANE = ARRANGE.and(sampled("planes between classes", true, 1000, 1, 1));
    private static final Cost COMPONENTS = ARRANGE.and(
            sampled("scatter matrix of the sample", true, 1, 1, 2), sampled("its eigenvalues", true, 5, 0, 3));

    private static final Cost CORRELATION = ARRANGE.and(sampled("rank the sample", true, Cost.SORTING, 1, 1));
    private static final Cost TREE = ARRANGE.and(sampled("spanning tree", false, 1, 2, 1));
    private static final Cost SEARCH = ARRANGE.and(sampled("nearest rows", false, 1, 2, 1));
    private static final Cost COVER = PAIRS.and(sampled("cover rows", false, 1, 2, 0));

    private static Work sampled(String name, boolean shared, double weight, int rowPower, int columnPower) {
        return new Work(name, weight, rowPower, columnPower, Sample.MOST_ROWS, Encoding.MOST, shared);
    }

    @Override
    public String group() {
        return "complexity";
    }

    @Override
    public List<MetaFeature> features() {
        return Stream.of(balance(), overlap(), linearity(), neighbourhood(), network(), dimension(), regression())
                .flatMap(List::stream)
                .map(feature -> feature.since(2))
                .sorted(Comparator.comparing(MetaFeature::name))
                .toList();
    }

    private static List<MetaFeature> balance() {
        return List.of(
                either("c1", CORRELATION, Complexity::balance, t -> one(t.greatestCorrelation())),
                either("c2", CORRELATION, Complexity::imbalance, t -> one(t.meanCorrelation())));
    }

    private static List<MetaFeature> overlap() {
        return List.of(
                numbers("f1", ARRANGE, HO, CONSTANT, t -> t.ratios().byColumn()),
                pairs("f1v", DIRECTION, ORRIOLS, t -> t.ratios()::alongBestDirection),
                pairs("f2", OVERLAP, HO, t -> t.pairs()::overlappingVolume),
                pairs("f3", OVERLAP, HO, t -> t.pairs()::leastOverlap),
                pairs("f4", COLLECTIVE, ORRIOLS, t -> t.pairs()::collectiveOverlap));
    }

    private static List<MetaFeature> linearity() {
        return List.of(
                plane("l1", LinearSeparation::distance, RegressionComplexity::absoluteResiduals),
                plane("l2", LinearSeparation::error, RegressionComplexity::squaredResiduals),
                plane("l3", LinearSeparation::betweenErrors, RegressionComplexity::squaredResidualsBetween));
    }

    private static List<MetaFeature> neighbourhood() {
        return List.of(
                number("lsc", PAIRS, LEYVA, Complexity::localSets),
                number("n1", TREE, HO, ComplexityTable::borderline),
                numbers("n2", PAIRS, HO, EQUAL, Complexity::nearness),
                numbers("n3", PAIRS, HO, EQUAL, Complexity::neighbourErrors),
                numbers("n4", SEARCH, HO, EQUAL, ComplexityTable::errorsBetween),
                number("t1", COVER, HO, ComplexityTable::hyperspheres));
    }

    private static List<MetaFeature> network() {
        return List.of(
                number("cls_coef", NETWORK, GARCIA, t -> 1 - t.network().transitivity()),
                number("density", NETWORK, GARCIA, t -> 1 - t.network().density()),
                numbers(
                        "hubs",
                        NETWORK,
                        GARCIA,
                        CONSTANT,
                        t -> complements(t.network().hubs())));
    }

    private static List<MetaFeature> dimension() {
        return List.of(
                MetaFeature.one("t2", Cost.read(), Set.of(Need.ROW, Need.FEATURE), BOTH, Complexity::dimension),
                components("t3", table -> table.complexity().components() / (double) table.rows()),
                components(
                        "t4",
                        table -> table.complexity().components()
                                / (double) table.complexity().sample().columns().length));
    }

    private static List<MetaFeature> regression() {
        return List.of(
                MetaFeature.one(
                        "c3",
                        CORRELATION,
                        numberNeeds(),
                        MACIEL,
                        table -> ofNumbers(table, t -> one(t.individualEfficiency()))),
                MetaFeature.one(
                        "c4",
                        COLLECTIVE,
                        numberNeeds(),
                        MACIEL,
                        table -> ofNumbers(table, t -> one(t.collectiveEfficiency()))),
                smoothness("s1", TREE, RegressionComplexity::targetSteps),
                smoothness("s2", ARRANGE, RegressionComplexity::inputSteps),
                smoothness("s3", SEARCH, RegressionComplexity::neighbourErrors),
                smoothness("s4", SEARCH, RegressionComplexity::neighbourErrorsBetween));
    }

    private static Set<Need> classNeeds() {
        return Set.of(Need.FEATURE, Need.CLASSES, Need.TARGET, Need.VARYING_TARGET);
    }

    private static Set<Need> numberNeeds() {
        return Set.of(
                Need.FEATURE, Need.NUMBERS, Need.TARGET, Need.TWO_TARGETS, Need.VARYING_TARGET, Need.FINITE_TARGET);
    }

    private static Set<Need> eitherNeeds() {
        return Set.of(Need.TARGET, Need.VARYING_TARGET, Need.FINITE_TARGET);
    }

    private static MetaFeature number(
            String name, Cost cost, String source, ToDoubleFunction<ComplexityTable> measure) {
        return MetaFeature.one(
                name,
                cost,
                classNeeds(),
                source,
                table -> ofClasses(table, sample -> one(measure.applyAsDouble(sample), CONSTANT)));
    }

    private static MetaFeature numbers(
            String name, Cost cost, String source, String gap, Function<ComplexityTable, double[]> measure) {
        return MetaFeature.many(
                name,
                cost,
                classNeeds(),
                source,
                table -> ofClasses(table, sample -> many(measure.apply(sample), gap)));
    }

    private static MetaFeature pairs(
            String name,
            Cost cost,
            String source,
            Function<ComplexityTable, ToDoubleFunction<ClassPairs.Pair>> measure) {
        return numbers(name, cost, source, PAIR, sample -> sample.eachPair(measure.apply(sample)));
    }

    private static MetaFeature either(
            String name, Cost cost, Definition ofClasses, Function<RegressionComplexity, Measured> ofNumbers) {
        return MetaFeature.one(
                name,
                cost,
                eitherNeeds(),
                BOTH,
                table -> table.isClassification() ? ofClasses.measure(table) : ofNumbers(table, ofNumbers));
    }

    private static MetaFeature plane(
            String name,
            ToDoubleFunction<LinearSeparation> ofClasses,
            Function<RegressionComplexity, double[]> ofNumbers) {
        return MetaFeature.many(
                name,
                PLANE,
                eitherNeeds(),
                BOTH,
                table -> table.isClassification()
                        ? ofClasses(table, sample -> many(each(sample, ofClasses), PAIR))
                        : ofNumbers(table, sample -> many(ofNumbers.apply(sample), PAIR)));
    }

    private static MetaFeature smoothness(String name, Cost cost, Function<RegressionComplexity, double[]> measure) {
        return MetaFeature.many(
                name,
                cost,
                numberNeeds(),
                MACIEL,
                table -> ofNumbers(table, sample -> many(measure.apply(sample), CONSTANT)));
    }

    private static MetaFeature components(String name, ToDoubleFunction<Table> measure) {
        return MetaFeature.one(
                name,
                COMPONENTS,
                Set.of(Need.FEATURE, Need.TARGET),
                LORENA + "section 3.4",
                table -> table.complexity().components() == 0
                        ? one(Double.NaN, "no feature varies")
                        : one(measure.applyAsDouble(table)));
    }

    private static Measured ofClasses(Table table, Function<ComplexityTable, Measured> measure) {
        ComplexityTable sample = table.complexity();
        if (sample.sample().classes() < 2) {
            return one(Double.NaN, ONE_CLASS);
        }
        return sample.sample().columns().length == 0 ? one(Double.NaN, NO_COLUMN) : measure.apply(sample);
    }

    private static Measured ofNumbers(Table table, Function<RegressionComplexity, Measured> measure) {
        CanonicalSample sample = table.complexity().sample();
        if (!sample.targetVaries()) {
            return one(Double.NaN, ONE_NUMBER);
        }
        return sample.columns().length == 0
                ? one(Double.NaN, NO_COLUMN)
                : measure.apply(table.complexity().regression());
    }

    /** Columns for each row, or, for a numeric target, rows for each column. */
    private static Measured dimension(Table table) {
        double rows = table.rows();
        return table.isClassification() ? one(columns(table) / rows) : one(rows / columns(table), NO_COLUMN);
    }

    /** The entropy of the classes as a share of what it can be. */
    private static Measured balance(Table table) {
        Discrete target = table.target();
        return one(target.entropy() * Math.log(2) / Math.log(target.levels()));
    }

    /** How unlike the sizes of the classes are, 0 to 1. */
    private static Measured imbalance(Table table) {
        double rows = table.target().rows();
        double classes = table.target().levels();
        int[] counts = table.target().counts().clone();
        Arrays.sort(counts);
        double sum = Arrays.stream(counts).mapToDouble(n -> n / (rows - n)).sum();
        return one(1 - classes / ((classes - 1) * sum));
    }

    private static double localSets(ComplexityTable table) {
        double rows = table.sample().rows();
        double size = table.neighbourhoods().rows().stream()
                .mapToLong(Neighbourhoods.Row::localSize)
                .sum();
        return 1 - size / (rows * rows);
    }

    /** As the friend's distance grows beside the enemy's, from 0 to 1; without a friend it is 1. */
    private static double[] nearness(ComplexityTable table) {
        return table.neighbourhoods().rows().stream()
                .mapToDouble(row -> row.friend() == Float.POSITIVE_INFINITY
                        ? 1
                        : (double) row.friend() / ((double) row.friend() + row.enemy()))
                .toArray();
    }

    private static double[] neighbourErrors(ComplexityTable table) {
        List<Neighbourhoods.Row> rows = table.neighbourhoods().rows();
        double[] errors = new double[rows.size()];
        Arrays.setAll(
                errors,
                row -> table.sample().classOf(rows.get(row).nearest())
                                == table.sample().classOf(row)
                        ? 0
                        : 1);
        return errors;
    }

    private static double[] each(ComplexityTable table, ToDoubleFunction<LinearSeparation> part) {
        return table.separations().stream().mapToDouble(part).toArray();
    }

    private static double[] complements(double[] values) {
        return Arrays.stream(values).map(value -> 1 - value).toArray();
    }

    /** As many columns as features make when each label with more than two levels is a column for each. */
    private static double columns(Table table) {
        double columns = 0;
        for (Column feature : table.features()) {
            long levels = feature instanceof CategoricalColumn labels
                    ? Arrays.stream(labels.counts()).filter(count -> count > 0).count()
                    : 2;
            columns += levels > 2 ? levels : levels - 1;
        }
        return Math.max(0, columns);
    }
}
