package org.headstart.metafeatures;

import static org.headstart.metafeatures.Measured.many;
import static org.headstart.metafeatures.Measured.one;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.headstart.metafeatures.MetaFeature.Definition;

/** What is missing from a table: how much, where, and whether it tells anything about the target. */
final class MissingCells {

    private static final String FEURER =
            "Feurer, Klein, Eggensperger, Springenberg, Blum and Hutter, Efficient and robust "
                    + "automated machine learning, 2015, supplement, table 1";
    private static final String RUBIN = "Little and Rubin, Statistical Analysis with Missing Data, 2019, section 1.2";

    private MissingCells() {}

    /** Counts and shares, for the general group. */
    static List<MetaFeature> features() {
        return List.of(
                one("missing_attr_share", FEURER, MissingCells::columns, Need.FEATURE),
                one(
                        "missing_inst_share",
                        FEURER,
                        table -> share(table, table.missingness().gapRows()),
                        Need.ROW),
                one(
                        "missing_patterns",
                        RUBIN,
                        table -> Measured.one(table.missingness().patterns()),
                        Need.ROW),
                one(
                        "missing_patterns_to_inst",
                        RUBIN,
                        table -> share(table, table.missingness().patterns()),
                        Need.ROW),
                MetaFeature.many(
                                "missing_per_attr",
                                Cost.missing(),
                                Set.of(Need.ROW, Need.FEATURE),
                                FEURER,
                                MissingCells::perColumn)
                        .since(2),
                one("missing_share", FEURER, MissingCells::cells, Need.ROW, Need.FEATURE),
                one("missing_target_share", FEURER, table -> share(table, table.rows() - table.targetRows()), Need.ROW),
                one(
                        "nr_missing",
                        FEURER,
                        table -> Measured.one(table.missingness().cells())));
    }

    /** How missing cells hang together with the target, for the statistical group. */
    static MetaFeature targetCorrelation() {
        return MetaFeature.many(
                        "missing_target_cor",
                        Cost.missing().and(Work.own("missing cells by target", 2, 1, 1)),
                        Set.of(
                                Need.ROW,
                                Need.FEATURE,
                                Need.GAPS,
                                Need.TARGET,
                                Need.TWO_TARGETS,
                                Need.FINITE_TARGET,
                                Need.VARYING_TARGET),
                        RUBIN + "; Lev, The point biserial coefficient of correlation, 1949; Cramer, 1946 (V)",
                        table -> many(
                                table
                                        .workers()
                                        .map(
                                                table.missingness().gapColumns().length,
                                                i -> correlation(
                                                        table,
                                                        table.missingness().gapColumns()[i]))
                                        .stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray(),
                                "of the rows with a target, a column is missing in all or in none"))
                .since(2);
    }

    private static MetaFeature one(String name, String source, Definition definition, Need... needs) {
        return MetaFeature.one(name, Cost.missing(), Set.of(needs), source, definition)
                .since(2);
    }

    private static Measured share(Table table, double rows) {
        return Measured.one(rows / table.rows());
    }

    private static Measured columns(Table table) {
        Missingness missing = table.missingness();
        return Measured.one((double) missing.gapColumns().length / missing.counts().length);
    }

    private static Measured cells(Table table) {
        Missingness missing = table.missingness();
        return Measured.one(missing.cells() / ((double) table.rows() * missing.counts().length));
    }

    private static Measured perColumn(Table table) {
        return many(
                Arrays.stream(table.missingness().counts())
                        .mapToDouble(count -> (double) count / table.rows())
                        .toArray(),
                "a column has no share");
    }

    private static double correlation(Table table, int feature) {
        int[] codes = table.target().codes();
        boolean[] missing = new boolean[codes.length];
        for (int row = 0; row < codes.length; row++) {
            missing[row] = table.features().get(feature).isMissing(row);
        }
        return table.isClassification()
                ? cramer(missing, table.target())
                : pointBiserial(missing, table.standardisedTarget());
    }

    /** The root of chi squared over n, for a table of two columns. */
    private static double cramer(boolean[] missing, Discrete classes) {
        double[] gaps = new double[classes.levels()];
        for (int row = 0; row < missing.length; row++) {
            if (missing[row] && classes.codes()[row] >= 0) {
                gaps[classes.codes()[row]]++;
            }
        }
        double rows = classes.rows();
        double share = Arrays.stream(gaps).sum() / rows;
        double sum = 0;
        for (int i = 0; i < gaps.length; i++) {
            double count = classes.counts()[i];
            double excess = gaps[i] - count * share;
            sum += excess * excess / count;
        }
        return Math.min(1, Math.sqrt(sum / rows / (share * (1 - share))));
    }

    /** @param target mean 0, standard deviation 1; NaN = missing */
    private static double pointBiserial(boolean[] missing, double[] target) {
        double sum = 0;
        int gaps = 0;
        int rows = 0;
        for (int row = 0; row < missing.length; row++) {
            if (!Double.isNaN(target[row])) {
                rows++;
                gaps += missing[row] ? 1 : 0;
                sum += missing[row] ? target[row] : 0;
            }
        }
        if (gaps == 0 || gaps == rows) {
            return Double.NaN;
        }
        double deviation = Math.sqrt((rows - 1.0) / rows);
        return Math.min(1, Math.abs(sum / gaps) * Math.sqrt((double) gaps / (rows - gaps)) / deviation);
    }
}
