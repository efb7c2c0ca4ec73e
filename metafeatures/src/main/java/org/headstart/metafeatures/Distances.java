package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Distances between the rows of a sample. Only columns in which both cells are known count, for as much as all columns; where two rows share no known
 * cell, the distance is what is expected of two rows drawn at random. Nothing is kept but the cells, so that memory grows with the sample and not with
 * its square. Columns of zeros and ones, into which labels are turned, are compared as {@link Bits}, 64 at once. Immutable and thread-safe.
 */
final class Distances {

    /** How columns become comparable and differences a distance. */
    enum Form {
        /** Euclid's distance of the cells as they are. */
        EUCLIDEAN,
        /** Euclid's distance when every column goes from 0 to 1. */
        SCALED_EUCLIDEAN,
        /** The mean of the differences when every column goes from 0 to 1, 0 to 1. Gower, A general coefficient of similarity, 1971. */
        GOWER
    }

    private final Form form;
    private final double[][] cells;
    private final double[][] columns;
    private final double[][] present;
    private final double[] expected;
    private final Bits bits;
    private final int[] plain;
    private final double total;
    private final boolean complete;

    private Distances(Form form, double[][] columns, int rows) {
        this.form = form;
        this.cells = new double[rows][columns.length];
        this.columns = new double[columns.length][];
        this.present = new double[columns.length][];
        this.expected = new double[columns.length];
        boolean gaps = false;
        for (int j = 0; j < columns.length; j++) {
            double[] column = form == Form.EUCLIDEAN ? columns[j] : scaled(columns[j]);
            expected[j] = expected(column);
            for (int i = 0; i < rows; i++) {
                cells[i][j] = column[i];
            }
            present[j] = present(column);
            gaps |= present[j].length > 0;
            this.columns[j] = present[j].length == 0 ? column : withoutGaps(column);
        }
        this.complete = !gaps;
        this.bits = Bits.of(cells, columns.length);
        this.plain =
                IntStream.range(0, columns.length).filter(j -> !bits.holds(j)).toArray();
        this.total = Arrays.stream(expected).sum();
    }

    static Distances of(Form form, Sample sample) {
        return of(form, sample.columns(), sample.rows());
    }

    /**
     * @param form    how columns become comparable and differences a distance
     * @param columns [columns][rows], finite or NaN where a cell is missing; not changed, may be kept
     * @param rows    how many rows there are
     */
    static Distances of(Form form, double[][] columns, int rows) {
        return new Distances(form, columns, rows);
    }

    /** 1 where a cell is known and 0 where not; empty when all are known. */
    private static double[] present(double[] column) {
        double[] present = new double[column.length];
        boolean gaps = false;
        for (int i = 0; i < column.length; i++) {
            present[i] = Double.isNaN(column[i]) ? 0 : 1;
            gaps |= Double.isNaN(column[i]);
        }
        return gaps ? present : new double[0];
    }

    private static double[] withoutGaps(double[] column) {
        double[] filled = column.clone();
        for (int i = 0; i < filled.length; i++) {
            filled[i] = Double.isNaN(filled[i]) ? 0 : filled[i];
        }
        return filled;
    }

    /** From 0 to 1; 0 where a column holds one value only. */
    private static double[] scaled(double[] column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : column) {
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        double[] scaled = column.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = high > low ? (scaled[i] - low) / (high - low) : Double.isNaN(scaled[i]) ? Double.NaN : 0;
        }
        return scaled;
    }

    /** The mean difference, squared unless Gower's, of the cells of two different rows that are known; 0 if there are none. */
    private double expected(double[] column) {
        double[] known = Arrays.stream(column)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double sum = 0;
        double mean = 0;
        for (int i = 0; i < known.length; i++) {
            double difference = known[i] - mean;
            mean += difference / (i + 1);
            sum += form == Form.GOWER ? known[i] * (2.0 * i + 1 - known.length) : difference * (known[i] - mean);
        }
        double pairs = form == Form.GOWER ? known.length * (known.length - 1.0) / 2 : (known.length - 1.0) / 2;
        return known.length < 2 ? 0 : sum / pairs;
    }

    int rows() {
        return cells.length;
    }

    /** The cells that distances are taken between, after scaling; NaN = missing. Not copied. */
    double[] cells(int row) {
        return cells[row];
    }

    /** [rows][columns], the same of all rows. Not copied. */
    double[][] cells() {
        return cells;
    }

    /**
     * @param row       a row
     * @param distances [rows], takes the distances from it to every row, all finite, 0 to itself
     */
    void from(int row, double[] distances) {
        double[] point = cells[row];
        Arrays.fill(distances, 0);
        if (complete) {
            addAll(point, plain, distances);
            for (int i = 0; i < distances.length; i++) {
                distances[i] = finished(distances[i] + bits.differences(row, i));
            }
        } else {
            double[] known = new double[distances.length];
            addSome(point, plain, distances, known);
            for (int i = 0; i < distances.length; i++) {
                distances[i] =
                        finished(distances[i] + bits.differences(row, i), known[i] + bits.known(row, i), point.length);
            }
        }
        distances[row] = 0;
    }

    /**
     * Runs over columns and not over rows, which a processor does for several rows at once; every sum is added up in the order of columns all the same.
     *
     * @param point     [columns], on the scale of {@link #cells}; NaN = missing
     * @param distances [rows], takes the distances from the point to every row, all finite
     */
    void from(double[] point, double[] distances) {
        Arrays.fill(distances, 0);
        int[] all = IntStream.range(0, point.length).toArray();
        if (complete && !hasGap(point)) {
            addAll(point, all, distances);
            for (int i = 0; i < distances.length; i++) {
                distances[i] = finished(distances[i]);
            }
            return;
        }
        double[] known = new double[distances.length];
        addSome(point, all, distances, known);
        for (int i = 0; i < distances.length; i++) {
            distances[i] = finished(distances[i], known[i], point.length);
        }
    }

    /** Adds the chosen columns in which the point is known, and counts those in which a row is too. */
    private void addSome(double[] point, int[] chosen, double[] sums, double[] known) {
        int always = 0;
        for (int j : chosen) {
            if (Double.isNaN(point[j])) {
                continue;
            }
            if (present[j].length == 0) {
                addOne(point[j], j, sums);
                always++;
            } else {
                addKnown(point[j], j, sums, known);
            }
        }
        for (int i = 0; i < known.length; i++) {
            known[i] += always;
        }
    }

    private double finished(double sum, double known, int columns) {
        return finished(known == 0 ? total : sum * columns / known);
    }

    private static boolean hasGap(double[] point) {
        for (double cell : point) {
            if (Double.isNaN(cell)) {
                return true;
            }
        }
        return false;
    }

    private double finished(double sum) {
        return form == Form.GOWER ? (expected.length == 0 ? 0 : sum / expected.length) : Math.sqrt(sum);
    }

    private void addAll(double[] point, int[] chosen, double[] sums) {
        int k = 0;
        for (; k + 4 <= chosen.length; k += 4) {
            if (form == Form.GOWER) {
                addAbsolute(point, chosen, k, sums);
            } else {
                addSquares(point, chosen, k, sums);
            }
        }
        for (; k < chosen.length; k++) {
            addOne(point[chosen[k]], chosen[k], sums);
        }
    }

    /** Four columns at once, so that sums are read and written less often. */
    private void addAbsolute(double[] point, int[] chosen, int from, double[] sums) {
        double[] c0 = columns[chosen[from]];
        double[] c1 = columns[chosen[from + 1]];
        double[] c2 = columns[chosen[from + 2]];
        double[] c3 = columns[chosen[from + 3]];
        double p0 = point[chosen[from]];
        double p1 = point[chosen[from + 1]];
        double p2 = point[chosen[from + 2]];
        double p3 = point[chosen[from + 3]];
        for (int i = 0; i < sums.length; i++) {
            sums[i] =
                    sums[i] + Math.abs(p0 - c0[i]) + Math.abs(p1 - c1[i]) + Math.abs(p2 - c2[i]) + Math.abs(p3 - c3[i]);
        }
    }

    private void addSquares(double[] point, int[] chosen, int from, double[] sums) {
        double[] c0 = columns[chosen[from]];
        double[] c1 = columns[chosen[from + 1]];
        double[] c2 = columns[chosen[from + 2]];
        double[] c3 = columns[chosen[from + 3]];
        double p0 = point[chosen[from]];
        double p1 = point[chosen[from + 1]];
        double p2 = point[chosen[from + 2]];
        double p3 = point[chosen[from + 3]];
        for (int i = 0; i < sums.length; i++) {
            double d0 = p0 - c0[i];
            double d1 = p1 - c1[i];
            double d2 = p2 - c2[i];
            double d3 = p3 - c3[i];
            sums[i] = sums[i] + d0 * d0 + d1 * d1 + d2 * d2 + d3 * d3;
        }
    }

    private void addOne(double cell, int j, double[] sums) {
        double[] column = columns[j];
        boolean gower = form == Form.GOWER;
        for (int i = 0; i < sums.length; i++) {
            double difference = Math.abs(cell - column[i]);
            sums[i] += gower ? difference : difference * difference;
        }
    }

    /** A column in which cells are missing; counts those that are known. */
    private void addKnown(double cell, int j, double[] sums, double[] known) {
        double[] column = columns[j];
        double[] here = present[j];
        boolean gower = form == Form.GOWER;
        for (int i = 0; i < sums.length; i++) {
            double difference = Math.abs(cell - column[i]);
            sums[i] += here[i] * (gower ? difference : difference * difference);
            known[i] += here[i];
        }
    }

    /** The distance of two rows, finite and at least 0, the same in both directions. */
    double between(int a, int b) {
        if (a == b) {
            return 0;
        }
        double sum = 0;
        int known = 0;
        for (int j : plain) {
            double difference = Math.abs(cells[a][j] - cells[b][j]);
            if (!Double.isNaN(difference)) {
                sum += form == Form.GOWER ? difference : difference * difference;
                known++;
            }
        }
        sum += bits.differences(a, b);
        return complete ? finished(sum) : finished(sum, known + bits.known(a, b), expected.length);
    }
}
