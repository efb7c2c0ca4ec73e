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
 * @param coded   our value of the table as pymfe codes it
 * @param theirs  pymfe's value, empty for NaN
 */
record PymfeDifference(
        Dataset table, String feature, MetaFeatureValue ours, MetaFeatureValue coded, OptionalDouble theirs) {

    /** Why a value may differ, and by how much. The README of the metafeatures room tells the reasons at length. */
    enum Reason {
        /** pymfe turns labels into numbers, in a way that depends on the order of columns; we say that no feature is numeric. */
        NO_NUMERIC_FEATURE {
            @Override
            boolean explains(PymfeDifference d) {
                return numeric(d.table) == 0
                        && !d.is("sparsity")
                        && !BY_DISTANCE.contains(d.base())
                        && d.ours instanceof NotApplicable;
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
        /** pymfe makes other columns of labels; of the same columns we make the same value. */
        OTHER_COLUMNS {
            @Override
            boolean explains(PymfeDifference d) {
                return BY_DISTANCE.contains(d.base()) && isSame(d.coded, d.theirs);
            }
        },
        /** pymfe divides the distances of Dunn's index by numbers of pairs. */
        SHARES_OF_PAIRS {
            @Override
            boolean explains(PymfeDifference d) {
                return d.is("vdu") && isSame(new Known(PlainDunn.ofPairShares(PymfeCoding.coded(d.table))), d.theirs);
            }
        },
        /** A value that lies on the edge of two bins of a histogram is in the lower one in NumPy if rounding says so; we compare whole numbers. */
        ROUNDED_EDGES {
            @Override
            boolean explains(PymfeDifference d) {
                return d.feature.contains("_itemset.histogram.")
                        && PlainItems.isSame(d.table, false, d.feature, d.theirs);
            }
        },
        /** A number that is a cut between bins is in the upper one in pymfe if rounding says so. */
        ROUNDED_CUTS {
            @Override
            boolean explains(PymfeDifference d) {
                return d.base().endsWith("_itemset") && PlainItems.isSame(d.table, true, d.feature, d.theirs);
            }
        };

        abstract boolean explains(PymfeDifference difference);
    }

    private static final Set<String> BY_DISTANCE =
            Set.of("ch", "cohesiveness", "conceptvar", "impconceptvar", "int", "pb", "sil", "vdb", "vdu", "wg_dist");
    private static final Set<String> CANONICAL = Set.of("can_cor", "lh_trace", "p_trace", "roy_root", "w_lambda");

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
