package org.headstart.metafeatures;

import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Entropies in bits and measures of association between discrete columns. Numeric columns, a numeric target among them, are cut into bins of about
 * one size ({@link EqualFrequency}); a missing cell of a feature is a level of its own.
 */
final class InformationTheory implements Family {

    private static final String STATLOG =
            "Michie, Spiegelhalter and Taylor, Machine Learning, Neural and Statistical Classification, 1994, section 7.3.3";
    private static final String KALOUSIS =
            "Kalousis and Hilario, Model selection via meta-learning: a comparative study, "
                    + "2001; Goodman and Kruskal, Measures of association for cross classifications, 1954, section 9 (tau)";
    private static final String NO_INFORMATION = "no feature tells anything about the target";
    private static final Set<Need> WITH_TARGET = Set.of(Need.FEATURE, Need.TARGET);

    @Override
    public String group() {
        return "info-theory";
    }

    @Override
    public List<MetaFeature> features() {
        return List.of(
                MetaFeature.many(
                        "attr_conc",
                        Cost.pairCounts(),
                        Set.of(Need.ROW, Need.TWO_FEATURES),
                        KALOUSIS,
                        InformationTheory::concentrations),
                MetaFeature.many(
                        "attr_ent",
                        Cost.bins(),
                        Set.of(Need.ROW, Need.FEATURE),
                        STATLOG,
                        table -> Measured.many(entropies(table), "an entropy does not exist")),
                MetaFeature.many(
                        "class_conc",
                        Cost.targetCounts(),
                        WITH_TARGET,
                        KALOUSIS,
                        table -> Measured.many(joints(table, Joint::firstFromSecond), "a feature is constant")),
                MetaFeature.one(
                        "class_ent",
                        Cost.target(),
                        Set.of(Need.TARGET),
                        STATLOG,
                        table -> Measured.one(table.target().entropy())),
                MetaFeature.one(
                        "eq_num_attr",
                        Cost.targetCounts(),
                        WITH_TARGET,
                        STATLOG,
                        table -> Measured.one(
                                table.features().size() * table.target().entropy() / information(table),
                                NO_INFORMATION)),
                MetaFeature.many(
                        "joint_ent",
                        Cost.targetCounts(),
                        WITH_TARGET,
                        STATLOG,
                        table -> Measured.many(joints(table, Joint::entropy), "an entropy does not exist")),
                MetaFeature.many(
                        "mut_inf",
                        Cost.targetCounts(),
                        WITH_TARGET,
                        STATLOG,
                        table -> Measured.many(joints(table, Joint::information), "an entropy does not exist")),
                MetaFeature.one(
                        "ns_ratio",
                        Cost.targetCounts(),
                        WITH_TARGET,
                        STATLOG,
                        table -> Measured.one(noise(table) / information(table), NO_INFORMATION)));
    }

    private static double[] entropies(Table table) {
        return table.discretes().stream().mapToDouble(Discrete::entropy).toArray();
    }

    private static double[] joints(Table table, ToDoubleFunction<Joint> figure) {
        return table.targetJoints().stream().mapToDouble(figure).toArray();
    }

    /** Both directions of every pair of features. */
    private static Measured concentrations(Table table) {
        List<Joint> pairs = table.featurePairs().joints();
        double[] both = new double[2 * pairs.size()];
        for (int i = 0; i < pairs.size(); i++) {
            both[2 * i] = pairs.get(i).firstFromSecond();
            both[2 * i + 1] = pairs.get(i).secondFromFirst();
        }
        return Measured.many(both, "a feature is constant");
    }

    private static double information(Table table) {
        return new SortedSum(joints(table, Joint::information)).value();
    }

    /** What the features hold beside what they tell about the target. */
    private static double noise(Table table) {
        return new SortedSum(entropies(table)).value() - information(table);
    }

    /** A sum that does not depend on the order of columns. */
    private record SortedSum(double[] values) {

        double value() {
            return SortedValues.of(values).sum();
        }
    }
}
