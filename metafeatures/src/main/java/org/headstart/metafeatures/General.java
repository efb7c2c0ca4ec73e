package org.headstart.metafeatures;

import static org.headstart.metafeatures.Measured.one;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.metafeatures.MetaFeature.Definition;

/** Counts and ratios of rows, features and classes. */
final class General implements Family {

    private static final String STATLOG =
            "Michie, Spiegelhalter and Taylor, Machine Learning, Neural and Statistical Classification, 1994, section 7.3.1";
    private static final String KALOUSIS =
            "Kalousis and Theoharis, NOEMON: design, implementation and performance results of an intelligent assistant for classifier selection, 1999";
    private static final String FEURER =
            "Feurer, Springenberg and Hutter, Using meta-learning to initialize Bayesian optimization of hyperparameters, 2014, table 1";
    private static final String LINDNER =
            "Lindner and Studer, AST: support for algorithm selection with a CBR approach, 1999";

    @Override
    public String group() {
        return "general";
    }

    @Override
    public List<MetaFeature> features() {
        return Stream.concat(ofShape().stream(), MissingCells.features().stream())
                .sorted(Comparator.comparing(MetaFeature::name))
                .toList();
    }

    private static List<MetaFeature> ofShape() {
        return List.of(
                feature("attr_to_inst", KALOUSIS, table -> one(features(table) / table.rows()), Need.ROW),
                feature("cat_to_num", FEURER, table -> one(categorical(table) / numeric(table)), Need.NUMERIC),
                MetaFeature.many(
                        "freq_class", Cost.target(), Set.of(Need.CLASSES, Need.TARGET), LINDNER, General::classes),
                feature("inst_to_attr", FEURER, table -> one(table.rows() / features(table)), Need.FEATURE),
                feature("nr_attr", STATLOG, table -> one(features(table))),
                MetaFeature.one(
                        "nr_bin",
                        Cost.read(),
                        Set.of(),
                        STATLOG,
                        table -> one(table.features().stream()
                                .filter(General::isBinary)
                                .count())),
                feature(
                        "nr_cat",
                        "Engels and Theusinger, Using a data metric for preprocessing advice, 1998",
                        table -> one(categorical(table))),
                MetaFeature.one(
                        "nr_class",
                        Cost.target(),
                        Set.of(Need.CLASSES),
                        STATLOG,
                        table -> one(table.target().levels())),
                feature("nr_inst", STATLOG, table -> one(table.rows())),
                feature(
                        "nr_num",
                        "Engels and Theusinger, Using a data metric for preprocessing advice, 1998",
                        table -> one(numeric(table))),
                feature("num_to_cat", FEURER, table -> one(numeric(table) / categorical(table)), Need.CATEGORICAL));
    }

    private static MetaFeature feature(String name, String source, Definition definition, Need... needs) {
        return MetaFeature.one(name, Cost.shape(), Set.of(needs), source, definition);
    }

    private static double features(Table table) {
        return table.features().size();
    }

    private static double numeric(Table table) {
        return table.numeric().size();
    }

    private static double categorical(Table table) {
        return features(table) - numeric(table);
    }

    /** The share of each class among the rows that have one. */
    private static Measured classes(Table table) {
        double rows = table.target().rows();
        return Measured.many(
                Arrays.stream(table.target().counts())
                        .mapToDouble(n -> n / rows)
                        .toArray(),
                "a class has no share");
    }

    private static boolean isBinary(Column column) {
        if (column instanceof NumericColumn numbers) {
            return hasTwoValues(numbers);
        }
        int[] counts = ((CategoricalColumn) column).counts();
        return Arrays.stream(counts).filter(count -> count > 0).count() == 2;
    }

    /** Stops at the third value, so that most columns are decided after a few rows. */
    private static boolean hasTwoValues(NumericColumn numbers) {
        double first = Double.NaN;
        double second = Double.NaN;
        for (int row = 0; row < numbers.size(); row++) {
            double value = numbers.value(row);
            if (Double.isNaN(value) || value == first || value == second) {
                continue;
            }
            if (!Double.isNaN(second)) {
                return false;
            }
            if (Double.isNaN(first)) {
                first = value;
            } else {
                second = value;
            }
        }
        return !Double.isNaN(second);
    }
}
