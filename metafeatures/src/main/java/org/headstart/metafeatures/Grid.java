package org.headstart.metafeatures;

import java.util.Arrays;

/**
 * Sorted numbers as whole multiples of a step, a power of two that is about 1e-12 of the greatest in size. What differs by rounding only falls on one
 * point, so that the shape of a distribution is not that of its rounding errors.
 *
 * @param points the multiples, ascending; not copied
 * @param step   the step, at least the least positive number
 */
record Grid(long[] points, double step) {

    /** How many bits a point has at most. */
    private static final int BITS = 40;

    /** Over so many steps, rounding does not show in a moment. */
    private static final long WIDE = 1000;

    private static final int LEAST_EXPONENT = Math.getExponent(Double.MIN_NORMAL) - 52;

    static Grid of(SortedValues sorted) {
        double size = Math.max(Math.abs(sorted.min()), Math.abs(sorted.max()));
        int exponent =
                size < Double.MIN_NORMAL ? LEAST_EXPONENT : Math.max(Math.getExponent(size) - BITS + 1, LEAST_EXPONENT);
        double step = Math.scalb(1.0, exponent);
        long[] points = new long[sorted.size()];
        Arrays.setAll(points, i -> Math.round(sorted.get(i) / step));
        return new Grid(points, step);
    }

    boolean isOnePoint() {
        return points.length == 0 || points[0] == points[points.length - 1];
    }

    /** The numbers to take moments of: where they lie closely together, those on the grid. */
    SortedValues shape(SortedValues sorted) {
        boolean wide = points.length > 0 && points[points.length - 1] - points[0] >= WIDE;
        return wide
                ? sorted
                : SortedValues.of(
                        Arrays.stream(points).mapToDouble(point -> point * step).toArray());
    }

    /**
     * The bin of a number among bins of one width between the least and the greatest. A number less than half a step below a bin is in it.
     *
     * @param rank which number
     * @param bins how many bins, at least 1
     * @return 0 to bins - 1
     */
    int bin(int rank, int bins) {
        long width = 2 * (points[points.length - 1] - points[0]);
        return (int) Math.min(bins - 1, ((2 * (points[rank] - points[0]) + 1) * bins) / width);
    }
}
