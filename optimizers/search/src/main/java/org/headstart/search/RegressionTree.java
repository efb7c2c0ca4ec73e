package org.headstart.search;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** An extremely randomised regression tree (Geurts, Ernst and Wehenkel 2006, table 1): thresholds are drawn, the best of several is kept. */
final class RegressionTree {

    private final double[][] points;
    private final double[] targets;
    private final RandomGenerator random;
    private final int tries;
    private final int leaf;
    private final List<Node> nodes = new ArrayList<>();

    /** One node; a leaf when it has no children (left is 0). */
    private record Node(int feature, double threshold, int left, int right, double mean, double variance) {}

    /** A split that was tried: how much of the squared error it takes away. */
    private record Split(int feature, double threshold, double gain) {}

    /**
     * @param points  [n][coordinates]
     * @param targets [n]
     * @param leaf    a node of fewer rows than twice this is not split
     * @param random  decides the thresholds
     */
    RegressionTree(double[][] points, double[] targets, int leaf, RandomGenerator random) {
        this.points = points;
        this.targets = targets;
        this.leaf = leaf;
        this.random = random;
        this.tries = points[0].length;
        int[] rows = new int[targets.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i;
        }
        grow(rows, 0, rows.length);
    }

    private int grow(int[] rows, int from, int to) {
        int index = nodes.size();
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += targets[rows[i]];
        }
        mean /= to - from;
        double variance = 0;
        for (int i = from; i < to; i++) {
            variance += (targets[rows[i]] - mean) * (targets[rows[i]] - mean);
        }
        variance /= to - from;
        nodes.add(new Node(0, 0, 0, 0, mean, variance));
        Split split = to - from < 2 * leaf || variance <= 0 ? null : bestSplit(rows, from, to);
        if (split != null) {
            int middle = partition(rows, from, to, split);
            int left = grow(rows, from, middle);
            int right = grow(rows, middle, to);
            nodes.set(index, new Node(split.feature, split.threshold, left, right, mean, variance));
        }
        return index;
    }

    private @Nullable Split bestSplit(int[] rows, int from, int to) {
        Split best = null;
        for (int feature = 0; feature < tries; feature++) {
            Split split = drawSplit(rows, from, to, feature);
            if (split != null && (best == null || split.gain > best.gain)) {
                best = split;
            }
        }
        return best;
    }

    private @Nullable Split drawSplit(int[] rows, int from, int to, int feature) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            double value = points[rows[i]][feature];
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (high <= low) {
            return null;
        }
        double threshold = low + (high - low) * random.nextDouble();
        return new Split(feature, threshold, gain(rows, from, to, feature, threshold));
    }

    /** Between-group sum of squares, up to a constant. */
    private double gain(int[] rows, int from, int to, int feature, double threshold) {
        double left = 0;
        double right = 0;
        int count = 0;
        for (int i = from; i < to; i++) {
            if (points[rows[i]][feature] <= threshold) {
                left += targets[rows[i]];
                count++;
            } else {
                right += targets[rows[i]];
            }
        }
        return left * left / Math.max(1, count) + right * right / Math.max(1, to - from - count);
    }

    private int partition(int[] rows, int from, int to, Split split) {
        int middle = from;
        for (int i = from; i < to; i++) {
            if (points[rows[i]][split.feature] <= split.threshold) {
                int swapped = rows[i];
                rows[i] = rows[middle];
                rows[middle++] = swapped;
            }
        }
        return middle;
    }

    private Node leafOf(double[] point) {
        Node node = nodes.get(0);
        while (node.left > 0) {
            node = nodes.get(point[node.feature] <= node.threshold ? node.left : node.right);
        }
        return node;
    }

    double mean(double[] point) {
        return leafOf(point).mean;
    }

    double variance(double[] point) {
        return leafOf(point).variance;
    }
}
