package org.headstart.metafeatures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Pairs of classes, by which two-class measures are taken of more classes (one versus one): those of the {@link #MOST_CLASSES} largest classes. A
 * missing cell separates nothing. Immutable and thread-safe.
 */
final class ClassPairs {

    /** Of more classes the largest are paired. */
    static final int MOST_CLASSES = 25;

    /** Of more columns some are chosen, by what they hold, where work grows with the square of columns. */
    static final int MOST_COLUMNS = 100;

    private final CanonicalSample sample;
    private final List<Pair> pairs = new ArrayList<>();

    /**
     * Two classes.
     *
     * @param number which pair it is, 0-based
     * @param first  the rows of the larger class, ascending
     * @param second the rows of the smaller one, ascending
     */
    record Pair(int number, int[] first, int[] second) {

        int rows() {
            return first.length + second.length;
        }
    }

    /** The values of a column in two classes that lie in the range of both, closed at both ends; empty if low is greater than high. */
    private record Overlap(double low, double high) {

        /** A missing cell is taken for one that lies in it. */
        boolean holds(double value) {
            return !(value < low || value > high);
        }
    }

    ClassPairs(CanonicalSample sample) {
        this.sample = sample;
        int[][] rows = sample.rowsByClass();
        for (int i = 0; i < Math.min(rows.length, MOST_CLASSES); i++) {
            for (int j = 0; j < i; j++) {
                pairs.add(new Pair(pairs.size(), rows[j], rows[i]));
            }
        }
    }

    List<Pair> all() {
        return pairs;
    }

    /** The number of each pair, in order. */
    double[] each(Workers workers, ToDoubleFunction<Pair> measure) {
        return workers.map(pairs.size(), i -> measure.applyAsDouble(pairs.get(i))).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /**
     * How much of the box around both classes lies in the boxes of both, 0 to 1; a column in which the pair does not vary is left out. NaN if there is no
     * other.
     */
    double overlappingVolume(Pair pair) {
        double volume = 1;
        boolean varies = false;
        for (double[] column : sample.columns()) {
            double[] first = range(column, pair.first());
            double[] second = range(column, pair.second());
            double all = Math.max(first[1], second[1]) - Math.min(first[0], second[0]);
            if (first[0] <= first[1] && second[0] <= second[1] && all > 0) {
                varies = true;
                volume *= Math.max(0, Math.min(first[1], second[1]) - Math.max(first[0], second[0])) / all;
            }
        }
        return varies ? volume : Double.NaN;
    }

    /** The share of rows that the best column alone does not separate, 0 to 1. */
    double leastOverlap(Pair pair) {
        int least = pair.rows();
        for (double[] column : sample.columns()) {
            Overlap overlap = overlap(column, pair.first(), pair.second());
            least = Math.min(
                    least,
                    inside(column, overlap, pair.first()).length + inside(column, overlap, pair.second()).length);
        }
        return (double) least / pair.rows();
    }

    /** The share of rows that are left when, again and again, the best column left takes away what it separates, 0 to 1. */
    double collectiveOverlap(Pair pair) {
        List<double[]> left = new ArrayList<>(
                Arrays.asList(sample.columns()).subList(0, Math.min(MOST_COLUMNS, sample.columns().length)));
        int[] first = pair.first();
        int[] second = pair.second();
        while (!left.isEmpty() && first.length + second.length > 0) {
            int best = 0;
            int least = Integer.MAX_VALUE;
            for (int j = 0; j < left.size(); j++) {
                Overlap overlap = overlap(left.get(j), first, second);
                int inside = count(left.get(j), overlap, first) + count(left.get(j), overlap, second);
                if (inside < least) {
                    least = inside;
                    best = j;
                }
            }
            if (least == first.length + second.length) {
                break;
            }
            double[] column = left.remove(best);
            Overlap overlap = overlap(column, first, second);
            first = inside(column, overlap, first);
            second = inside(column, overlap, second);
        }
        return (double) (first.length + second.length) / pair.rows();
    }

    /** Least and greatest known value; infinite the wrong way round if there is none. */
    private static double[] range(double[] column, int[] rows) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row : rows) {
            double value = column[row];
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        return new double[] {low, high};
    }

    /** Empty if one class has no row left, and everything if a class has rows but no known value. */
    private static Overlap overlap(double[] column, int[] first, int[] second) {
        double[] a = range(column, first);
        double[] b = range(column, second);
        boolean unknown = (first.length > 0 && a[0] > a[1]) || (second.length > 0 && b[0] > b[1]);
        return unknown
                ? new Overlap(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                : new Overlap(Math.max(a[0], b[0]), Math.min(a[1], b[1]));
    }

    private static int count(double[] column, Overlap overlap, int[] rows) {
        int count = 0;
        for (int row : rows) {
            count += overlap.holds(column[row]) ? 1 : 0;
        }
        return count;
    }

    private static int[] inside(double[] column, Overlap overlap, int[] rows) {
        return IntStream.of(rows).filter(row -> overlap.holds(column[row])).toArray();
    }
}
