package org.headstart.search;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * An extremely randomised regression tree (Geurts, Ernst and Wehenkel 2006, table 1): one threshold is drawn for each coordinate that differs among a node's
 * rows, and the best of these splits is kept. Nodes lie in arrays, the two children of a node side by side. Immutable once built.
 */
final class RegressionTree {

    private static final short NONE = -1;

    /** Of a node: the coordinate that it splits by, none of a leaf. */
    private final short[] features;

    /** Of a node: its threshold; of a leaf: the mean of its rows. */
    private final double[] values;

    /** Of a node: the left child, behind which the right one lies. */
    private final int[] children;

    /** Of a leaf: the variance of its rows; null when that of all leaves is 0, as it is unless rows are at the same place. */
    private final double @Nullable [] variances;

    private RegressionTree(short[] features, double[] values, int[] children, double @Nullable [] variances) {
        this.features = features;
        this.values = values;
        this.children = children;
        this.variances = variances;
    }

    /**
     * Grows a tree. Takes time in proportion to rows times coordinates times depth, which is about the logarithm of the rows.
     *
     * @param points  [n][coordinates]
     * @param targets [n]
     * @param leaf    a node of fewer rows than twice this is not split
     * @param random  decides the thresholds
     */
    static RegressionTree grow(double[][] points, double[] targets, int leaf, RandomGenerator random) {
        Growth growth = new Growth(points, targets, leaf, random);
        growth.grow(0, 0, targets.length);
        return growth.tree();
    }

    /** The number of the leaf in which a point lies. */
    int leaf(double[] point) {
        int node = 0;
        for (int feature = features[0]; feature >= 0; feature = features[node]) {
            node = children[node] + (point[feature] <= values[node] ? 0 : 1);
        }
        return node;
    }

    double mean(int leaf) {
        return values[leaf];
    }

    double variance(int leaf) {
        double[] known = variances;
        return known == null ? 0 : known[leaf];
    }

    /**
     * Adds the mean at each point.
     *
     * @param points [n][coordinates]
     * @param sums   [n], added to
     */
    void addMeans(double[][] points, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values[leaf(points[i])];
        }
    }

    /** A tree that grows. */
    private static final class Growth {

        private final double[][] points;
        private final double[] targets;
        private final int leaf;
        private final RandomGenerator random;
        private final int[] rows;
        private final double[] lows;
        private final double[] highs;
        private final double[] thresholds;
        private final double[] lefts;
        private final int[] counts;
        private final short[] features;
        private final double[] values;
        private final int[] children;
        private final double[] variances;
        private int nodes = 1;

        Growth(double[][] points, double[] targets, int leaf, RandomGenerator random) {
            this.points = points;
            this.targets = targets;
            this.leaf = leaf;
            this.random = random;
            this.rows = new int[targets.length];
            Arrays.setAll(rows, i -> i);
            int width = points[0].length;
            this.lows = new double[width];
            this.highs = new double[width];
            this.thresholds = new double[width];
            this.lefts = new double[width];
            this.counts = new int[width];
            int most = 2 * targets.length - 1;
            this.features = new short[most];
            this.values = new double[most];
            this.children = new int[most];
            this.variances = new double[most];
        }

        RegressionTree tree() {
            boolean varies = Arrays.stream(variances, 0, nodes).anyMatch(variance -> variance > 0);
            return new RegressionTree(
                    Arrays.copyOf(features, nodes),
                    Arrays.copyOf(values, nodes),
                    Arrays.copyOf(children, nodes),
                    varies ? Arrays.copyOf(variances, nodes) : null);
        }

        void grow(int node, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += targets[rows[i]];
            }
            double mean = sum / (to - from);
            double squares = 0;
            for (int i = from; i < to; i++) {
                squares += (targets[rows[i]] - mean) * (targets[rows[i]] - mean);
            }
            int feature = to - from < 2 * leaf || squares <= 0 ? NONE : bestSplit(from, to, sum);
            if (feature < 0) {
                features[node] = NONE;
                values[node] = mean;
                variances[node] = squares / (to - from);
                return;
            }
            features[node] = (short) feature;
            values[node] = thresholds[feature];
            int middle = partition(from, to, feature);
            int left = nodes;
            children[node] = left;
            nodes += 2;
            grow(left, from, middle);
            grow(left + 1, middle, to);
        }

        /** The coordinate whose threshold takes away most of the squared error; below 0 when all rows are at one place. */
        private int bestSplit(int from, int to, double sum) {
            findRanges(from, to);
            for (int feature = 0; feature < thresholds.length; feature++) {
                double low = lows[feature];
                double high = highs[feature];
                // Below the highest row even when the sum rounds up, so that no side is empty.
                thresholds[feature] =
                        high > low ? Math.min(Math.nextDown(high), low + (high - low) * random.nextDouble()) : low;
            }
            addUpLefts(from, to);
            int best = NONE;
            double most = Double.NEGATIVE_INFINITY;
            for (int feature = 0; feature < thresholds.length; feature++) {
                int count = counts[feature];
                if (highs[feature] <= lows[feature]) {
                    continue;
                }
                double right = sum - lefts[feature];
                // Between-group sum of squares, up to a constant.
                double gain = lefts[feature] * lefts[feature] / Math.max(1, count)
                        + right * right / Math.max(1, to - from - count);
                if (gain > most) {
                    most = gain;
                    best = feature;
                }
            }
            return best;
        }

        private void findRanges(int from, int to) {
            Arrays.fill(lows, Double.POSITIVE_INFINITY);
            Arrays.fill(highs, Double.NEGATIVE_INFINITY);
            for (int i = from; i < to; i++) {
                double[] point = points[rows[i]];
                for (int feature = 0; feature < lows.length; feature++) {
                    lows[feature] = Math.min(lows[feature], point[feature]);
                    highs[feature] = Math.max(highs[feature], point[feature]);
                }
            }
        }

        /** Sum and count of the rows left of each coordinate's threshold. */
        private void addUpLefts(int from, int to) {
            Arrays.fill(lefts, 0);
            Arrays.fill(counts, 0);
            for (int i = from; i < to; i++) {
                double[] point = points[rows[i]];
                double target = targets[rows[i]];
                for (int feature = 0; feature < lefts.length; feature++) {
                    if (point[feature] <= thresholds[feature]) {
                        lefts[feature] += target;
                        counts[feature]++;
                    }
                }
            }
        }

        private int partition(int from, int to, int feature) {
            double threshold = thresholds[feature];
            int middle = from;
            for (int i = from; i < to; i++) {
                if (points[rows[i]][feature] <= threshold) {
                    int swapped = rows[i];
                    rows[i] = rows[middle];
                    rows[middle++] = swapped;
                }
            }
            return middle;
        }
    }
}
