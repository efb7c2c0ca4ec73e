package org.headstart.metafeatures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A piece of work as a power law of a table's shape: so many visits of a cell for each row and column.
 *
 * @param name        what is done, for example {@code sort columns}
 * @param weight      visits of a cell for one row and one column
 * @param rowPower    by which power rows count, at least 0
 * @param columnPower by which power columns count, at least 0
 * @param mostRows    more rows are sampled
 * @param mostColumns of more columns some are chosen
 * @param shared      whether it is done once for all features that need it
 */
record Work(String name, double weight, int rowPower, int columnPower, int mostRows, int mostColumns, boolean shared) {

    /** Work for one feature, over all rows and columns. */
    static Work own(String name, double weight, int rowPower, int columnPower) {
        return new Work(name, weight, rowPower, columnPower, Integer.MAX_VALUE, Integer.MAX_VALUE, false);
    }

    /** Work whose result several features use, over all rows and columns. */
    static Work shared(String name, double weight, int rowPower, int columnPower) {
        return new Work(name, weight, rowPower, columnPower, Integer.MAX_VALUE, Integer.MAX_VALUE, true);
    }

    /** The same on a sample of at most so many rows. */
    Work ofRows(int most) {
        return new Work(name, weight, rowPower, columnPower, most, mostColumns, shared);
    }

    /** The same on at most so many columns. */
    Work ofColumns(int most) {
        return new Work(name, weight, rowPower, columnPower, mostRows, most, shared);
    }

    /** Visits of a cell, at least 0. */
    double visits(double rows, double columns) {
        return weight
                * Math.pow(Math.min(rows, mostRows), rowPower)
                * Math.pow(Math.min(columns, mostColumns), columnPower);
    }

    /** As a formula of n rows and d columns, for example {@code 20 n d²}. */
    String formula() {
        List<String> factors = new ArrayList<>();
        if (weight != 1 || rowPower + columnPower == 0) {
            factors.add(String.format(Locale.ROOT, weight == Math.rint(weight) ? "%.0f" : "%.1f", weight));
        }
        power(factors, "n", rowPower);
        power(factors, "d", columnPower);
        return String.join(" ", factors);
    }

    private static void power(List<String> factors, String base, int power) {
        if (power > 0) {
            factors.add(base + List.of("", "\u00b2", "\u00b3").get(power - 1));
        }
    }
}
