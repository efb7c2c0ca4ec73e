package org.headstart.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.headstart.api.space.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A regression tree (Breiman et al. 1984) that knows the box of each leaf. A hyperparameter with conditions is split only where the box says
 * that it is active: so what a leaf says never depends on a hyperparameter that does nothing there, and the leaves are boxes of the space in
 * which all hyperparameters are drawn independently.
 */
final class PartitionTree {

    private final List<Axis> axes;
    private final Map<String, Integer> places;
    private final double[][] points;
    private final double[] targets;
    private final RandomGenerator random;
    private final List<Leaf> leaves = new ArrayList<>();

    /**
     * A box on which the tree is constant.
     *
     * @param ranges [axes]
     * @param mean   what the tree says there
     */
    record Leaf(Axis.Range[] ranges, double mean) {

        /** The volume of what two boxes share. */
        double overlap(Leaf other) {
            double volume = 1;
            for (int axis = 0; axis < ranges.length && volume > 0; axis++) {
                volume *= Math.max(0, ranges[axis].overlap(other.ranges[axis]));
            }
            return volume;
        }

        double volume() {
            double volume = 1;
            for (Axis.Range range : ranges) {
                volume *= range.length();
            }
            return volume;
        }
    }

    /** A split that was tried: how much of the squared error it takes away, and the two parts of the axis. */
    private record Split(int axis, double gain, Axis.Range left, Axis.Range right) {}

    /**
     * @param axes    the space, without what does not vary
     * @param places  where an axis stands, by the name of its hyperparameter
     * @param points  [n][axes]
     * @param targets [n]
     * @param rows    which of them, also several times
     * @param random  decides where between two values a split lies
     */
    PartitionTree(
            List<Axis> axes,
            Map<String, Integer> places,
            double[][] points,
            double[] targets,
            int[] rows,
            RandomGenerator random) {
        this.axes = axes;
        this.places = places;
        this.points = points;
        this.targets = targets;
        this.random = random;
        grow(rows, axes.stream().map(Axis::whole).toArray(Axis.Range[]::new));
    }

    List<Leaf> leaves() {
        return leaves;
    }

    double at(double[] point) {
        for (Leaf leaf : leaves) {
            if (has(leaf, point)) {
                return leaf.mean();
            }
        }
        throw new IllegalStateException("The leaves leave a gap at " + Arrays.toString(point) + ".");
    }

    private boolean has(Leaf leaf, double[] point) {
        for (int axis = 0; axis < point.length; axis++) {
            if (!leaf.ranges()[axis].has(point[axis], axes.get(axis))) {
                return false;
            }
        }
        return true;
    }

    private void grow(int[] rows, Axis.Range[] box) {
        Split best = null;
        boolean varies = Arrays.stream(rows).anyMatch(row -> targets[row] != targets[rows[0]]);
        for (int axis = 0; axis < box.length && varies; axis++) {
            Split split = isActive(axis, box) ? bestSplit(rows, axis, box[axis]) : null;
            if (split != null && (best == null || split.gain() > best.gain())) {
                best = split;
            }
        }
        if (best == null) {
            leaves.add(new Leaf(box, mean(rows)));
            return;
        }
        Split split = best;
        Axis axis = axes.get(split.axis());
        grow(
                rows(rows, row -> split.left().has(points[row][split.axis()], axis)),
                with(box, split.axis(), split.left()));
        grow(
                rows(rows, row -> split.right().has(points[row][split.axis()], axis)),
                with(box, split.axis(), split.right()));
    }

    private static Axis.Range[] with(Axis.Range[] box, int axis, Axis.Range range) {
        Axis.Range[] part = box.clone();
        part[axis] = range;
        return part;
    }

    private static int[] rows(int[] rows, IntPredicate wanted) {
        return Arrays.stream(rows).filter(wanted).toArray();
    }

    private double mean(int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> targets[row]).average().orElse(0);
    }

    /** Whether the hyperparameter is active everywhere in the box. */
    private boolean isActive(int axis, Axis.Range[] box) {
        for (Condition condition : axes.get(axis).parameter().when()) {
            Integer parent = places.get(condition.parent());
            if (parent != null && !(axes.get(parent).fulfils(condition, box[parent]) && isActive(parent, box))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Split bestSplit(int[] rows, int axis, Axis.Range range) {
        return axes.get(axis).isCategorical() ? bestLevels(rows, axis, range) : bestThreshold(rows, axis, range);
    }

    private @Nullable Split bestThreshold(int[] rows, int axis, Axis.Range range) {
        int[] sorted = Arrays.stream(rows)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> points[row][axis]))
                .mapToInt(Integer::intValue)
                .toArray();
        Scan scan =
                new Scan(Arrays.stream(sorted).mapToDouble(row -> targets[row]).sum(), sorted.length);
        for (int i = 0; i + 1 < sorted.length; i++) {
            boolean border = axes.get(axis).parts(points[sorted[i]][axis], points[sorted[i + 1]][axis]);
            scan.add(targets[sorted[i]], 1, border);
        }
        if (scan.place < 0) {
            return null;
        }
        double threshold = axes.get(axis)
                .threshold(points[sorted[scan.place]][axis], points[sorted[scan.place + 1]][axis], random);
        return new Split(axis, scan.gain, range.below(threshold), range.from(threshold));
    }

    /** Levels in the order of their means: no other partition in two is better (Breiman et al. 1984, theorem 4.5). */
    private @Nullable Split bestLevels(int[] rows, int axis, Axis.Range range) {
        Axis levelled = axes.get(axis);
        double[] sums = new double[levelled.levels()];
        int[] counts = new int[levelled.levels()];
        for (int row : rows) {
            int level = levelled.level(points[row][axis]);
            sums[level] += targets[row];
            counts[level]++;
        }
        int[] order = range.levels().stream()
                .filter(level -> counts[level] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(level -> sums[level] / counts[level]))
                .mapToInt(Integer::intValue)
                .toArray();
        Scan scan = new Scan(Arrays.stream(sums).sum(), rows.length);
        for (int i = 0; i + 1 < order.length; i++) {
            scan.add(sums[order[i]], counts[order[i]], true);
        }
        return scan.place < 0 ? null : levels(axis, range, counts, order, scan);
    }

    /** Levels that no row has go to either side. */
    private Split levels(int axis, Axis.Range range, int[] counts, int[] order, Scan scan) {
        BitSet left = new BitSet();
        for (int i = 0; i <= scan.place; i++) {
            left.set(order[i]);
        }
        range.levels().stream()
                .filter(level -> counts[level] == 0)
                .forEach(level -> left.set(level, random.nextBoolean()));
        BitSet right = (BitSet) range.levels().clone();
        right.andNot(left);
        return new Split(axis, scan.gain, range.only(left), range.only(right));
    }

    /**
     * Looks for the place in a sequence of targets where a split takes away most of the squared error. One that takes away nothing will do: what
     * two hyperparameters do only together shows after it.
     */
    private static final class Scan {

        private final double total;
        private final int count;
        private double sum;
        private int seen;
        private int at = -1;
        private int place = -1;
        private double gain = Double.NEGATIVE_INFINITY;

        Scan(double total, int count) {
            this.total = total;
            this.count = count;
        }

        void add(double some, int rows, boolean border) {
            sum += some;
            seen += rows;
            at++;
            double rest = total - sum;
            double taken = sum * sum / seen + rest * rest / (count - seen) - total * total / count;
            if (border && taken > gain) {
                gain = taken;
                place = at;
            }
        }
    }
}
