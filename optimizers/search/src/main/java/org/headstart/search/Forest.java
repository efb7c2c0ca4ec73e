package org.headstart.search;

import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.Surrogate.Estimate;

/**
 * A mean of extremely randomised trees; its variance is that between the trees plus the mean of that within their leaves (Hutter et al. 2014,
 * section 4.3.2). Immutable.
 */
final class Forest implements Model {

    private static final int LEAF = 1;

    private final List<RegressionTree> trees;

    private Forest(List<RegressionTree> trees) {
        this.trees = trees;
    }

    /**
     * @param points  [n][coordinates], n at least 1
     * @param targets [n]
     * @param count   how many trees
     * @param seed    decides the thresholds
     */
    static Forest fit(double[][] points, double[] targets, int count, long seed) {
        return new Forest(IntStream.range(0, count)
                .mapToObj(tree -> RegressionTree.grow(points, targets, LEAF, Randomness.at(seed, tree)))
                .toList());
    }

    /** Tree by tree, as a tree fits into the processor's nearest cache and a forest does not. */
    @Override
    public double[] means(double[][] points) {
        double[] means = new double[points.length];
        for (RegressionTree tree : trees) {
            tree.addMeans(points, means);
        }
        for (int i = 0; i < means.length; i++) {
            means[i] /= trees.size();
        }
        return means;
    }

    @Override
    public Estimate at(double[] point) {
        double sum = 0;
        double squares = 0;
        double within = 0;
        for (RegressionTree tree : trees) {
            int leaf = tree.leaf(point);
            double mean = tree.mean(leaf);
            sum += mean;
            squares += mean * mean;
            within += tree.variance(leaf);
        }
        double mean = sum / trees.size();
        double between = Math.max(0, squares / trees.size() - mean * mean);
        return new Estimate(mean, Math.sqrt(between + within / trees.size()));
    }
}
