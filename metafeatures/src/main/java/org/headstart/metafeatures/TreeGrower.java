package org.headstart.metafeatures;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Grows a tree until every leaf is pure or its rows are all alike. Columns are sorted once for all trees; each split keeps their order. Of equally good
 * splits the more even one is taken, then the first in the order of the sample's columns, which {@link ColumnOrder} makes one of their values. A split
 * need not make the sides purer, for a later one can, as in an exclusive or. Used once.
 */
final class TreeGrower {

    private final LandmarkSample sample;
    private final int[] candidates;
    private final Criterion criterion;
    private final SplitTree tree;
    private final int[][] sorted;
    private final int[] buffer;
    private final byte[] goesLeft;
    private final Deque<Open> open = new ArrayDeque<>();

    /** A node that is still to be split: its rows are those of {@code sorted} from one position to another. */
    private record Open(int node, int from, int to, int depth) {}

    TreeGrower(LandmarkSample sample, int[] rows, int[] candidates) {
        this.sample = sample;
        this.candidates = candidates;
        this.criterion = Criterion.of(sample);
        this.tree = new SplitTree(sample);
        this.sorted = new int[Math.max(1, candidates.length)][];
        this.buffer = new int[rows.length];
        this.goesLeft = new byte[sample.target().length];
        sorted[0] = rows;
        boolean[] learned = new boolean[goesLeft.length];
        for (int row : rows) {
            learned[row] = true;
        }
        for (int i = 0; i < candidates.length; i++) {
            sorted[i] = kept(sample.orders()[candidates[i]], learned, rows.length);
        }
    }

    /** The marked rows, in the order given. */
    private static int[] kept(int[] order, boolean[] marked, int count) {
        if (order.length == count) {
            return order.clone();
        }
        int[] kept = new int[count];
        int next = 0;
        for (int row : order) {
            if (marked[row]) {
                kept[next++] = row;
            }
        }
        return kept;
    }

    /**
     * @param depth how deep the tree may grow, at least 0
     * @return the tree
     */
    SplitTree grow(int depth) {
        add(0, buffer.length, 0, depth);
        while (!open.isEmpty()) {
            Open next = open.pop();
            int best = best(next);
            if (best < 0) {
                criterion.vote(tree.leavesOfClass());
            } else {
                int middle = next.from() + criterion.position();
                tree.split(next.node(), candidates[best], threshold(best, middle), criterion.gain());
                divide(next, best, middle);
                add(next.from(), middle, next.depth() + 1, depth);
                add(middle, next.to(), next.depth() + 1, depth);
            }
        }
        return tree;
    }

    /** A node with these rows, to be split unless it is pure or deep enough. */
    private void add(int from, int to, int depth, int deepest) {
        criterion.start(sorted[0], from, to);
        int node = tree.add(criterion.leaf(), to - from, depth);
        if (depth < deepest && !criterion.isPure()) {
            open.push(new Open(node, from, to, depth));
        } else {
            criterion.vote(tree.leavesOfClass());
        }
    }

    /** The candidate with the best split of a node; -1 if its rows are all alike. */
    private int best(Open node) {
        criterion.start(sorted[0], node.from(), node.to());
        int best = -1;
        for (int i = 0; i < candidates.length; i++) {
            int[] order = sorted[i];
            int[] ranks = sample.ranks()[candidates[i]];
            if (ranks[order[node.from()]] != ranks[order[node.to() - 1]]
                    && criterion.improve(order, node.from(), node.to(), ranks)) {
                best = i;
            }
        }
        return best;
    }

    /** Half-way between the neighbours on both sides of a split. */
    private double threshold(int candidate, int position) {
        double[] values = sample.columns()[candidates[candidate]];
        double below = values[sorted[candidate][position - 1]];
        double above = values[sorted[candidate][position]];
        double middle = below / 2 + above / 2;
        return middle < above ? Math.max(below, middle) : below;
    }

    /** Divides the rows of a node in the order of every column. */
    private void divide(Open node, int candidate, int middle) {
        int[] order = sorted[candidate];
        for (int at = node.from(); at < node.to(); at++) {
            goesLeft[order[at]] = (byte) (at < middle ? 1 : 0);
        }
        for (int i = 0; i < sorted.length; i++) {
            if (i != candidate) {
                divide(sorted[i], node);
            }
        }
    }

    private void divide(int[] rows, Open node) {
        int lefts = node.from();
        int rights = 0;
        for (int at = node.from(); at < node.to(); at++) {
            int row = rows[at];
            int left = goesLeft[row];
            rows[lefts] = row;
            buffer[rights] = row;
            lefts += left;
            rights += 1 - left;
        }
        System.arraycopy(buffer, 0, rows, lefts, rights);
    }
}
