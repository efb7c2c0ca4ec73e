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
                .mapToObj(tree -> new RegressionTree(points, targets, LEAF, Randomness.at(seed, tree)))
                .toList());
    }

    @Override
    public Estimate at(double[] point) {
        double sum = 0;
        double squares = 0;
        double within = 0;
        for (RegressionTree tree : trees) {
            double mean = tree.mean(point);
            sum += mean;
            squares += mean * mean;
            within += tree.variance(point);
        }
        double mean = sum / trees.size();
        double between = Math.max(0, squares / trees.size() - mean * mean);
        return new Estimate(mean, Math.sqrt(between + within / trees.size()));
    }
}
