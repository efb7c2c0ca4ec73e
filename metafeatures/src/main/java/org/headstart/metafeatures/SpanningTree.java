package org.headstart.metafeatures;

import java.util.Arrays;

/**
 * The minimum spanning tree of a sample's rows, by Prim, Shortest connection networks and some generalizations, 1957. Takes time with the square
 * of the rows and memory with the rows. Distances are compared as single-precision numbers; of equally near rows the first counts.
 */
final class SpanningTree {

    private SpanningTree() {}

    /**
     * @param distances distances between at least one row
     * @return [rows], the row that each row was joined to, -1 for the first row
     */
    static int[] parents(Distances distances) {
        int rows = distances.rows();
        int[] parents = new int[rows];
        float[] least = new float[rows];
        double[] from = new double[rows];
        Arrays.fill(parents, -1);
        Arrays.fill(least, Float.POSITIVE_INFINITY);
        int joined = 0;
        for (int step = 1; step < rows; step++) {
            least[joined] = Float.NEGATIVE_INFINITY;
            distances.from(joined, from);
            int next = -1;
            for (int row = 0; row < rows; row++) {
                float distance = (float) from[row];
                if (distance < least[row]) {
                    least[row] = distance;
                    parents[row] = joined;
                }
                if (least[row] >= 0 && (next < 0 || least[row] < least[next])) {
                    next = row;
                }
            }
            joined = next;
        }
        return parents;
    }
}
