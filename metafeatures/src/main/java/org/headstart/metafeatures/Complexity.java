package org.headstart.metafeatures;

import static org.headstart.metafeatures.Measured.many;
import static org.headstart.metafeatures.Measured.one;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;

/**
 * How complex it is to tell classes apart: overlap of features, neighbourhoods, planes between classes, networks, dimensions and balance; of at most
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

    private static final String ONE_CLASS = "the sample has one class only";
    private static final String NO_COLUMN = "every feature is a label that is the same in every row";
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

    private static Work sampled(String name, boolean shared, double weight, int rowPower, int columnPower) {
        return new Work(name, weight, rowPower, columnPower, Sample.MOST_ROWS, Encoding.MOST, shared);
    }

    @Override
    public String group() {
        return "complexity";
    }

    @Override
    public List<MetaFeature> features() {
        return List.of(
                        MetaFeature.one("c1", Cost.target(), classes(), LORENA + "section 3.6", Complexity::balance),
                        MetaFeature.one("c2", Cost.target(), classes(), LORENA + "section 3.6", Complexity::imbalance),
                        number("cls_coef", NETWORK, GARCIA, t -> 1 - t.network().transitivity()),
                        number("density", NETWORK, GARCIA, t -> 1 - t.network().density()),
                        numbers("f1", ARRANGE, HO, CONSTANT, t -> t.ratios().byColumn()),
                        pairs("f1v", DIRECTION, ORRIOLS, t -> t.ratios()::alongBestDirection),
                        pairs("f2", OVERLAP, HO, t -> t.pairs()::overlappingVolume),
                        pairs("f3", OVERLAP, HO, t -> t.pairs()::leastOverlap),
                        pairs("f4", COLLECTIVE, ORRIOLS, t -> t.pairs()::collectiveOverlap),
                        numbers(
                                "hubs",
                                NETWORK,
                                GARCIA,
                                CONSTANT,
                                t -> complements(t.network().hubs())),
                        numbers("l1", PLANE, HO, PAIR, t -> each(t, LinearSeparation::distance)),
                        numbers("l2", PLANE, HO, PAIR, t -> each(t, LinearSeparation::error)),
                        numbers("l3", PLANE, HO, PAIR, t -> each(t, LinearSeparation::betweenErrors)),
                        number("lsc", PAIRS, LEYVA, Complexity::localSets),
                        number(
                                "n1",
                                PAIRS.and(sampled("spanning tree", false, 1, 2, 1)),
                                HO,
                                ComplexityTable::borderline),
                        numbers("n2", PAIRS, HO, EQUAL, Complexity::nearness),
                        numbers("n3", PAIRS, HO, EQUAL, Complexity::neighbourErrors),
                        numbers(
                                "n4",
                                ARRANGE.and(sampled("distances to new rows", false, 1, 2, 1)),
                                HO,
                                EQUAL,
                                ComplexityTable::errorsBetween),
                        number(
                                "t1",
                                PAIRS.and(sampled("cover rows", false, 1, 2, 0)),
                                HO,
                                ComplexityTable::hyperspheres),
                        MetaFeature.one(
                                "t2",
                                Cost.read(),
                                Set.of(Need.ROW, Need.FEATURE),
                                LORENA + "section 3.4",
                                table -> one(columns(table) / table.rows())),
                        components("t3", table -> table.complexity().components() / (double) table.rows()),
                        components(
                                "t4",
                                table -> table.complexity().components()
                                        / (double) table.complexity().sample().columns().length))
                .stream()
                .map(feature -> feature.since(2))
                .toList();
    }

    private static Set<Need> classes() {
        return Set.of(Need.CLASSES, Need.TARGET, Need.VARYING_TARGET);
    }

    private static Set<Need> classesAndFeatures() {
        Set<Need> needs = new TreeSet<>(classes());
        needs.add(Need.FEATURE);
        return needs;
    }

    private static MetaFeature number(
            String name, Cost cost, String source, ToDoubleFunction<ComplexityTable> measure) {
        return MetaFeature.one(
                name,
                cost,
                classesAndFeatures(),
                source,
                table -> guarded(table, sample -> one(measure.applyAsDouble(sample), CONSTANT)));
    }

    private static MetaFeature numbers(
            String name, Cost cost, String source, String gap, Function<ComplexityTable, double[]> measure) {
        return MetaFeature.many(
                name,
                cost,
                classesAndFeatures(),
                source,
                table -> guarded(table, sample -> many(measure.apply(sample), gap)));
    }

    private static MetaFeature pairs(
            String name,
            Cost cost,
            String source,
            Function<ComplexityTable, ToDoubleFunction<ClassPairs.Pair>> measure) {
        return numbers(name, cost, source, PAIR, sample -> sample.eachPair(measure.apply(sample)));
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

    private static Measured guarded(Table table, Function<ComplexityTable, Measured> measure) {
        ComplexityTable sample = table.complexity();
        if (sample.sample().classes() < 2) {
            return one(Double.NaN, ONE_CLASS);
        }
        return sample.sample().columns().length == 0 ? one(Double.NaN, NO_COLUMN) : measure.apply(sample);
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
