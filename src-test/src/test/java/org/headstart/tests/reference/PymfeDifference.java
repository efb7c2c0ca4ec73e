package org.headstart.tests.reference;

import java.util.OptionalDouble;
import java.util.Set;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Column;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.metafeatures.MetaFeatureValue;
import org.headstart.api.metafeatures.MetaFeatureValue.Known;
import org.headstart.api.metafeatures.MetaFeatureValue.NotApplicable;

/**
 * A value that differs from pymfe's.
 *
 * @param table   the table
 * @param feature the name of the value
 * @param ours    our value
 * @param theirs  pymfe's value, empty for NaN
 */
record PymfeDifference(Dataset table, String feature, MetaFeatureValue ours, OptionalDouble theirs) {

    /** Why a value may differ, and by how much. The README of the metafeatures room tells the reasons at length. */
    enum Reason {
        /** pymfe turns labels into numbers, in a way that depends on the order of columns; we say that no feature is numeric. */
        NO_NUMERIC_FEATURE {
            @Override
            boolean explains(PymfeDifference d) {
                return numeric(d.table) == 0 && !d.is("sparsity") && d.ours instanceof NotApplicable;
            }
        },
        /** pymfe's h_mean gives up on all columns when one holds a negative number; we leave out that column. */
        NEGATIVE_NUMBERS {
            @Override
            boolean explains(PymfeDifference d) {
                return d.is("h_mean") && (d.theirs.isEmpty() || d.theirs.getAsDouble() == 0);
            }
        },
        /** pymfe takes a constant column for normally distributed. */
        CONSTANT_IS_NORMAL {
            @Override
            boolean explains(PymfeDifference d) {
                return d.is("nr_norm") && d.number() + constants(d.table) == d.theirs.orElse(-1);
            }
        },
        /** pymfe reverses the covariance matrices of the classes but not their weights, and flips the sign of determinants. */
        REVERSED_MATRICES {
            @Override
            boolean explains(PymfeDifference d) {
                return d.is("sd_ratio") && (d.theirs.isEmpty() || d.closeTo(1e-3, 0));
            }
        },
        /** scikit-learn's iteration stops short of the canonical correlations where there are several. */
        SHORT_ITERATION {
            @Override
            boolean explains(PymfeDifference d) {
                return CANONICAL.contains(d.base())
                        && d.table.classes().size() > 2
                        && (d.closeTo(0.05, 0.02) || d.feature.contains(".histogram."));
            }
        },
        /** Concentration says nothing about a constant feature; pymfe divides rounding by rounding. */
        CONSTANT_FEATURE {
            @Override
            boolean explains(PymfeDifference d) {
                return CONCENTRATION.contains(d.base()) && constants(d.table) > 0;
            }
        },
        /** pymfe looks at the pairs of twelve features drawn at random; we look at all. */
        TWELVE_FEATURES {
            @Override
            boolean explains(PymfeDifference d) {
                return d.is("attr_conc") && d.table.features().size() > 12;
            }
        },
        /** In a full factorial design every concentration is zero; pymfe describes how its rounding is distributed. */
        SHAPE_OF_ROUNDING {
            @Override
            boolean explains(PymfeDifference d) {
                return d.is("attr_conc")
                        && isFactorial(d.table)
                        && SHAPES.contains(d.feature.split("\\.")[1]);
            }
        },
        /** pymfe adds 1e-8 to every cell of a table of counts, the empty ones too. */
        SMOOTHED_COUNTS {
            @Override
            boolean explains(PymfeDifference d) {
                return COUNTED.contains(d.base()) && d.closeTo(1e-4, 1e-5);
            }
        },
        /** Where the cuts between bins fall on values themselves, rounding seems to decide on which side pymfe puts the ties. */
        CUTS_ON_VALUES {
            @Override
            boolean explains(PymfeDifference d) {
                int rows = d.table.rows();
                int bins = (int) Math.cbrt(rows);
                return numeric(d.table) > 0 && (rows - 1) % bins == 0 && d.closeTo(0.05, 0.05);
            }
        };

        abstract boolean explains(PymfeDifference difference);
    }

    private static final Set<String> CANONICAL = Set.of("can_cor", "lh_trace", "p_trace", "roy_root", "w_lambda");
    private static final Set<String> CONCENTRATION = Set.of("attr_conc", "class_conc");
    private static final Set<String> SHAPES = Set.of("histogram", "kurtosis", "skewness");
    private static final Set<String> COUNTED =
            Set.of("attr_conc", "class_conc", "eq_num_attr", "joint_ent", "mut_inf", "ns_ratio");

    /** Whether two values are the same but for rounding. */
    static boolean isSame(MetaFeatureValue ours, OptionalDouble theirs) {
        return ours instanceof Known known
                ? theirs.isPresent()
                        && Math.abs(known.value() - theirs.getAsDouble())
                                <= 1e-6 * Math.abs(theirs.getAsDouble()) + 1e-12
                : theirs.isEmpty();
    }

    private String base() {
        return feature.split("\\.")[0];
    }

    private boolean is(String name) {
        return base().equals(name);
    }

    private double number() {
        return ours instanceof Known known ? known.value() : Double.NaN;
    }

    private boolean closeTo(double relative, double absolute) {
        return theirs.isPresent()
                && Math.abs(number() - theirs.getAsDouble()) <= relative * Math.abs(theirs.getAsDouble()) + absolute;
    }

    private static long numeric(Dataset table) {
        return table.features().stream().filter(NumericColumn.class::isInstance).count();
    }

    /** Whether every combination of levels stands once. */
    private static boolean isFactorial(Dataset table) {
        long combinations = 1;
        for (Column column : table.features()) {
            combinations *=
                    column instanceof CategoricalColumn labels ? labels.levels().size() : 0;
        }
        return combinations == table.rows();
    }

    /** Features that hold one value in every row. */
    private static long constants(Dataset table) {
        return table.features().stream().filter(PymfeDifference::isConstant).count();
    }

    private static boolean isConstant(Column column) {
        for (int row = 1; row < column.size(); row++) {
            boolean same = column instanceof CategoricalColumn labels
                    ? labels.code(row) == labels.code(0)
                    : ((NumericColumn) column).value(row) == ((NumericColumn) column).value(0);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
