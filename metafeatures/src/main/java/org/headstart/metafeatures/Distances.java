package org.headstart.metafeatures;

import java.util.Arrays;

/**
 * Distances between the rows of a sample. Only columns in which both cells are known count, for as much as all columns; where two rows share no known
 * cell, the distance is what is expected of two rows drawn at random. Nothing is kept but the cells, so that memory grows with the sample and not with
 * its square. Immutable and thread-safe.
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
    private final double[] expected;
    private final double total;
    private final boolean complete;

    private Distances(Form form, double[][] columns, int rows) {
        this.form = form;
        this.cells = new double[rows][columns.length];
        this.expected = new double[columns.length];
        boolean gaps = false;
        for (int j = 0; j < columns.length; j++) {
            double[] column = form == Form.EUCLIDEAN ? columns[j] : scaled(columns[j]);
            expected[j] = expected(column);
            for (int i = 0; i < rows; i++) {
                cells[i][j] = column[i];
                gaps |= Double.isNaN(column[i]);
            }
        }
        this.complete = !gaps;
        this.total = Arrays.stream(expected).sum();
    }

    static Distances of(Form form, Sample sample) {
        return new Distances(form, sample.columns(), sample.rows());
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

    /**
     * @param row       a row
     * @param distances [rows], takes the distances from it to every row, all finite, 0 to itself
     */
    void from(int row, double[] distances) {
        for (int other = 0; other < cells.length; other++) {
            distances[other] = between(row, other);
        }
    }

    /** The distance of two rows, finite and at least 0, the same in both directions. */
    double between(int a, int b) {
        if (a == b) {
            return 0;
        }
        double sum = complete ? differences(cells[a], cells[b]) : knownDifferences(cells[a], cells[b]);
        return form == Form.GOWER ? (expected.length == 0 ? 0 : sum / expected.length) : Math.sqrt(sum);
    }

    private double differences(double[] a, double[] b) {
        double sum = 0;
        if (form == Form.GOWER) {
            for (int j = 0; j < a.length; j++) {
                sum += Math.abs(a[j] - b[j]);
            }
        } else {
            for (int j = 0; j < a.length; j++) {
                double difference = a[j] - b[j];
                sum += difference * difference;
            }
        }
        return sum;
    }

    private double knownDifferences(double[] a, double[] b) {
        double sum = 0;
        int known = 0;
        for (int j = 0; j < a.length; j++) {
            double difference = Math.abs(a[j] - b[j]);
            if (!Double.isNaN(difference)) {
                sum += form == Form.GOWER ? difference : difference * difference;
                known++;
            }
        }
        return known == 0 ? total : sum * a.length / known;
    }
}
