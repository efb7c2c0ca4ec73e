package org.headstart.metafeatures;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A binary tree of splits of one column each, grown until no split makes the sides purer. Columns are sorted once; each split keeps their order. Breiman,
 * Friedman, Olshen and Stone, Classification and Regression Trees, 1984. Immutable once grown.
 */
final class SplitTree {

    private static final int NONE = -1;

    /** Less than this share of a node's impurity is rounding. */
    private static final double GAIN = 1e-12;

    private final double[][] columns;
    private final int[] candidates;
    private final Criterion criterion;
    private final int[][] sorted;
    private final int[] buffer;
    private final boolean[] goesLeft;
    private final double[] importances;

    private int[] column = new int[16];
    private double[] threshold = new double[16];
    private int[] left = new int[16];
    private double[] prediction = new double[16];
    private int nodes;

    /** A node that is still to be split: its rows are those of {@code sorted} from one position to another. */
    private record Open(int node, int from, int to, int depth) {}

    /** The best split of a node: the rows up to a position in the order of a column go left. */
    private record Split(int candidate, int position, double score) {}

    private SplitTree(LandmarkSample sample, int[] rows, int[] candidates) {
        this.columns = sample.columns();
        this.candidates = candidates;
        this.criterion = Criterion.of(sample);
        this.sorted = new int[Math.max(1, candidates.length)][];
        this.buffer = new int[rows.length];
        this.goesLeft = new boolean[sample.target().length];
        this.importances = new double[columns.length];
        sorted[0] = rows;
        boolean[] learned = new boolean[goesLeft.length];
        for (int row : rows) {
            learned[row] = true;
        }
        for (int i = 0; i < candidates.length; i++) {
            sorted[i] = kept(sample.orders()[candidates[i]], learned, rows.length);
        }
    }

    /**
     * @param sample     the table
     * @param rows       the rows to learn from, at least one
     * @param candidates the columns that may be split
     * @param depth      how deep the tree may grow, at least 0
     */
    static SplitTree grow(LandmarkSample sample, int[] rows, int[] candidates, int depth) {
        SplitTree tree = new SplitTree(sample, rows, candidates);
        Deque<Open> open = new ArrayDeque<>();
        open.push(tree.open(0, rows.length, 0));
        while (!open.isEmpty()) {
            Open next = open.pop();
            Split split = next.depth() < depth ? tree.best(next) : null;
            if (split != null) {
                int middle = tree.split(next, split);
                open.push(tree.open(next.from(), middle, next.depth() + 1));
                open.push(tree.open(middle, next.to(), next.depth() + 1));
            }
        }
        return tree;
    }

    /** The marked rows, in the order given. */
    private static int[] kept(int[] order, boolean[] marked, int count) {
        int[] kept = new int[count];
        int next = 0;
        for (int row : order) {
            if (marked[row]) {
                kept[next++] = row;
            }
        }
        return kept;
    }

    private Open open(int from, int to, int depth) {
        if (nodes == column.length) {
            column = Arrays.copyOf(column, 2 * nodes);
            threshold = Arrays.copyOf(threshold, 2 * nodes);
            left = Arrays.copyOf(left, 2 * nodes);
            prediction = Arrays.copyOf(prediction, 2 * nodes);
        }
        criterion.start(sorted[0], from, to);
        column[nodes] = NONE;
        prediction[nodes] = criterion.leaf();
        return new Open(nodes++, from, to, depth);
    }

    private @Nullable Split best(Open node) {
        criterion.start(sorted[0], node.from(), node.to());
        double whole = criterion.score();
        Split best = null;
        double least = whole + GAIN * (node.to() - node.from());
        for (int i = 0; i < candidates.length; i++) {
            int[] order = sorted[i];
            double[] values = columns[candidates[i]];
            if (values[order[node.from()]] == values[order[node.to() - 1]]) {
                continue;
            }
            criterion.start(order, node.from(), node.to());
            for (int at = node.from(); at < node.to() - 1; at++) {
                criterion.move(order[at]);
                if (values[order[at]] < values[order[at + 1]]) {
                    double score = criterion.score();
                    if (score > least) {
                        least = score + GAIN;
                        best = new Split(i, at + 1, score);
                    }
                }
            }
        }
        if (best != null) {
            importances[candidates[best.candidate()]] += best.score() - whole;
        }
        return best;
    }

    /** Divides the rows of a node in the order of every column; its children are the next two nodes. */
    private int split(Open node, Split split) {
        int[] order = sorted[split.candidate()];
        double[] values = columns[candidates[split.candidate()]];
        double below = values[order[split.position() - 1]];
        double above = values[order[split.position()]];
        double middle = below / 2 + above / 2;
        column[node.node()] = candidates[split.candidate()];
        threshold[node.node()] = middle < above ? Math.max(below, middle) : below;
        left[node.node()] = nodes;
        for (int at = node.from(); at < node.to(); at++) {
            goesLeft[order[at]] = at < split.position();
        }
        for (int[] rows : sorted) {
            divide(rows, node);
        }
        return split.position();
    }

    private void divide(int[] rows, Open node) {
        int lefts = node.from();
        int rights = 0;
        for (int at = node.from(); at < node.to(); at++) {
            if (goesLeft[rows[at]]) {
                rows[lefts++] = rows[at];
            } else {
                buffer[rights++] = rows[at];
            }
        }
        System.arraycopy(buffer, 0, rows, lefts, rights);
    }

    /** [columns], how much purer the splits of each column made the rows. */
    double[] importances() {
        return importances;
    }

    /** The class or number for a row. */
    double predict(int row) {
        int node = 0;
        while (column[node] != NONE) {
            node = columns[column[node]][row] <= threshold[node] ? left[node] : left[node] + 1;
        }
        return prediction[node];
    }
}
