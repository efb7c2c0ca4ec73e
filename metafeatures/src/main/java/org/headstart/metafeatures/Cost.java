package org.headstart.metafeatures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much work a feature is, as a function of the table's rows and columns.
 *
 * @param works its parts
 */
record Cost(List<Work> works) {

    /** Cells whose rows are sorted cost this many times as much as cells that are looked at once. */
    static final double SORTING = 20;

    private static final Work SORT = Work.shared("sort columns", SORTING, 1, 1);
    private static final Work BINS = Work.shared("cut columns into bins", 4, 1, 1);

    private static final Work COVARIANCES = Work.shared("covariances", 1, 1, 2).ofColumns(Table.MATRIX_COLUMNS);
    private static final Work SCATTER = Work.shared("scatter matrix", 1, 1, 2).ofColumns(Table.MATRIX_COLUMNS);
    private static final Work DIRECTIONS =
            Work.shared("canonical correlations", 20, 0, 3).ofColumns(Table.MATRIX_COLUMNS);
    private static final Work TARGET_COUNTS = Work.shared("count levels by class", 2, 1, 1);
    private static final Work MISSING = Work.shared("look for missing cells", 2, 1, 1);
    private static final Work SORT_TARGET = Work.shared("sort the target", SORTING, 1, 0);
    private static final Work PAIR_COUNTS =
            Work.shared("count pairs of levels", 2, 1, 2).ofColumns(Table.PAIRED_COLUMNS);
    private static final Work DRAW = Work.shared("draw a sample of rows", 4, 1, 0);
    private static final Work ENCODE = Work.shared("turn features into numbers", 4, 1, 1)
            .ofRows(Sample.MOST_ROWS)
            .ofColumns(Encoding.MOST);

    private static final Work ORDER = Work.shared("sort the sample", SORTING, 1, 1)
            .ofRows(Sample.MOST_ROWS)
            .ofColumns(Encoding.MOST);
    private static final Work CLUSTERS = pairs("distances within and between classes", 1);
    private static final Work CLUSTER_SUMS = pairs("sums by class", 0);
    private static final Work NEIGHBOURHOOD = pairs("distances to all rows", 1);
    private static final Work WEIGHTS = pairs("weights of all rows", 0);

    /** Keeps the works in their order, each once. */
    Cost {
        works = List.copyOf(new LinkedHashSet<>(works));
    }

    /** Nothing but the table's shape is looked at. */
    static Cost shape() {
        return new Cost(List.of(Work.own("look at the shape", 1, 0, 0)));
    }

    /** One column is read. */
    static Cost target() {
        return new Cost(List.of(Work.own("read the target", 1, 1, 0)));
    }

    /** Every cell is looked at whether it is missing. */
    static Cost missing() {
        return new Cost(List.of(MISSING));
    }

    /** A numeric target is sorted once. */
    static Cost sortTarget() {
        return new Cost(List.of(SORT_TARGET));
    }

    /** Every column is read once. */
    static Cost read() {
        return new Cost(List.of(Work.own("read columns", 1, 1, 1)));
    }

    /** Every column is sorted once. */
    static Cost sort() {
        return new Cost(List.of(SORT));
    }

    /** Every column is cut into bins. */
    static Cost bins() {
        return sort().and(BINS);
    }

    /** Covariances of every pair of numeric columns. */
    static Cost covariances() {
        return sort().and(COVARIANCES);
    }

    /** Covariances, and then a matrix of columns by columns is taken apart. */
    static Cost eigenvalues() {
        return covariances().and(Work.own("eigenvalues", 10, 0, 3).ofColumns(Table.MATRIX_COLUMNS));
    }

    /** Canonical correlations and what follows from them. */
    static Cost discriminants() {
        return bins().and(SCATTER, DIRECTIONS);
    }

    /** Every column beside the target as a table of counts. */
    static Cost targetCounts() {
        return bins().and(TARGET_COUNTS);
    }

    /** Every pair of columns as a table of counts. */
    static Cost pairCounts() {
        return bins().and(PAIR_COUNTS);
    }

    /** A sample of rows is drawn and its features are turned into numbers. */
    static Cost sample() {
        return new Cost(List.of(DRAW, ENCODE));
    }

    /** Every column of the sample is sorted once. */
    static Cost sorted() {
        return sample().and(ORDER);
    }

    /** Every pair of rows of the sample is looked at by class. */
    static Cost clusters() {
        return sample().and(CLUSTERS, CLUSTER_SUMS);
    }

    /** Every pair of rows of the sample is weighted. */
    static Cost neighbourhood() {
        return sample().and(NEIGHBOURHOOD, WEIGHTS);
    }

    /** Something for every pair of rows of the sample, once or for each column. */
    private static Work pairs(String name, int columnPower) {
        return Work.shared(name, columnPower == 0 ? 10 : 1, 2, columnPower)
                .ofRows(Sample.MOST_ROWS)
                .ofColumns(Encoding.MOST);
    }

    /** This and more. */
    Cost and(Work... more) {
        List<Work> all = new ArrayList<>(works);
        all.addAll(List.of(more));
        return new Cost(all);
    }

    /**
     * @param rows    the number of rows
     * @param columns the number of features
     * @return visits of a cell, at least 0, when nothing is done yet
     */
    double of(double rows, double columns) {
        return of(rows, columns, Set.of());
    }

    /**
     * @param rows    the number of rows
     * @param columns the number of features
     * @param done    shared work that is done already
     * @return visits of a cell that are left, at least 0
     */
    double of(double rows, double columns, Set<Work> done) {
        return works.stream()
                .filter(work -> !done.contains(work))
                .mapToDouble(work -> work.visits(rows, columns))
                .sum();
    }

    /** The work that other features need not do again. */
    Stream<Work> shared() {
        return works.stream().filter(Work::shared);
    }

    /** How many rows the feature looks at. */
    int sampledRows(int rows) {
        return works.stream().mapToInt(Work::mostRows).reduce(rows, Math::min);
    }

    /** How many features the feature looks at. */
    int sampledColumns(int columns) {
        return works.stream().mapToInt(Work::mostColumns).reduce(columns, Math::min);
    }

    /** As a formula of n rows and d columns, in visits of a cell, for example {@code 20 n d + n d², d at most 500}. */
    String formula() {
        String sum = works.stream().map(Work::formula).collect(Collectors.joining(" + "));
        int rows = sampledRows(Integer.MAX_VALUE);
        int columns = sampledColumns(Integer.MAX_VALUE);
        return sum
                + (rows == Integer.MAX_VALUE ? "" : ", n at most " + rows)
                + (columns == Integer.MAX_VALUE ? "" : ", d at most " + columns);
    }
}
