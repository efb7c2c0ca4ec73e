package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A binary tree of splits of one column each, as {@link TreeGrower} grows it. Nodes are numbered from the root, 0; every node comes after its parent.
 * Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984. Not to be changed once grown.
 */
final class SplitTree {

    private static final int NONE = -1;
    private static final int FIRST = 16;

    private final double[][] columns;
    private final double[] leavesOfClass;

    private int[] column = new int[FIRST];
    private double[] threshold = new double[FIRST];
    private int[] left = new int[FIRST];
    private double[] gain = new double[FIRST];
    private double[] prediction = new double[FIRST];
    private int[] rows = new int[FIRST];
    private int[] depth = new int[FIRST];
    private int nodes;

    SplitTree(LandmarkSample sample) {
        this.columns = sample.columns();
        this.leavesOfClass = new double[sample.classes()];
    }

    /** A tree of all rows and columns of a sample, as deep as it goes. */
    static SplitTree full(LandmarkSample sample) {
        return grow(sample, IntStream.range(0, sample.target().length).toArray(), sample.telling(), Integer.MAX_VALUE);
    }

    /**
     * @param sample     the table
     * @param rows       the rows to learn from, at least one; not changed
     * @param candidates the columns that may be split
     * @param depth      how deep the tree may grow, at least 0
     */
    static SplitTree grow(LandmarkSample sample, int[] rows, int[] candidates, int depth) {
        return new TreeGrower(sample, rows, candidates).grow(depth);
    }

    /** Adds a node, a leaf so far, and gives its number. */
    int add(double predicted, int nodeRows, int nodeDepth) {
        if (nodes == column.length) {
            column = Arrays.copyOf(column, 2 * nodes);
            threshold = Arrays.copyOf(threshold, 2 * nodes);
            left = Arrays.copyOf(left, 2 * nodes);
            gain = Arrays.copyOf(gain, 2 * nodes);
            prediction = Arrays.copyOf(prediction, 2 * nodes);
            rows = Arrays.copyOf(rows, 2 * nodes);
            depth = Arrays.copyOf(depth, 2 * nodes);
        }
        column[nodes] = NONE;
        prediction[nodes] = predicted;
        rows[nodes] = nodeRows;
        depth[nodes] = nodeDepth;
        return nodes++;
    }

    /** Makes a leaf an inner node, whose children will be the next two nodes. */
    void split(int node, int by, double at, double purer) {
        column[node] = by;
        threshold[node] = at;
        gain[node] = purer;
        left[node] = nodes;
    }

    /** The class or number for a row. */
    double predict(int row) {
        int node = 0;
        while (column[node] != NONE) {
            node = columns[column[node]][row] <= threshold[node] ? left[node] : left[node] + 1;
        }
        return prediction[node];
    }

    /** How many columns it could have split. */
    int columns() {
        return columns.length;
    }

    /** The number of every node. */
    IntStream all() {
        return IntStream.range(0, nodes);
    }

    IntStream leaves() {
        return all().filter(node -> column[node] == NONE);
    }

    IntStream inner() {
        return all().filter(node -> column[node] != NONE);
    }

    int depth(int node) {
        return depth[node];
    }

    int rows(int node) {
        return rows[node];
    }

    /** Which column an inner node splits. */
    int column(int node) {
        return column[node];
    }

    /** [classes], how many leaves predict each class; shared where classes are equally frequent in a leaf. Not copied. */
    double[] leavesOfClass() {
        return leavesOfClass;
    }

    /** [columns], how much purer the splits of each column made the rows. Added up in ascending order, so that the order of nodes does not matter. */
    double[] importances() {
        double[] importances = new double[columns.length];
        inner().boxed()
                .sorted((a, b) -> Double.compare(gain[a], gain[b]))
                .forEach(node -> importances[column[node]] += gain[node]);
        return importances;
    }
}
