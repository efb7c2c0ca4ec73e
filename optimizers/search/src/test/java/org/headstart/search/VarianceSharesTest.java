package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.OrdinalParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.junit.jupiter.api.RepeatedTest;

/** Against the plain sums over all configurations of a small space. */
class VarianceSharesTest {

    private static final int[] SIZES = {4, 3, 5};

    private static final SearchSpace SPACE = SearchSpace.of(
            new CategoricalParameter("kind", List.of("a", "b", "c", "d")),
            new OrdinalParameter("size", List.of("s", "m", "l")),
            new IntegerParameter("count", 1, 5, Scale.LINEAR).when(List.of(Condition.on("kind", "a", "c"))));

    private final long seed = System.nanoTime();

    @RepeatedTest(5)
    void of_anyForest_equalsThePlainSums() {
        List<Axis> axes = SPACE.parameters().stream().map(Axis::of).toList();
        List<PartitionTree> trees = trees(axes);
        List<PartitionTree.Leaf> leaves =
                trees.stream().flatMap(tree -> tree.leaves().stream()).toList();
        VarianceShares shares = new VarianceShares(axes, leaves, trees.size());

        double mean = 0;
        double[][] one = {new double[4], new double[3], new double[5]};
        double[][][] two = new double[3][5][5];
        double squares = 0;
        for (int k = 0; k < 4; k++) {
            for (int s = 0; s < 3; s++) {
                for (int c = 0; c < 5; c++) {
                    double value = value(trees, k, s, c);
                    mean += value / 60;
                    squares += value * value / 60;
                    one[0][k] += value / 15;
                    one[1][s] += value / 20;
                    one[2][c] += value / 12;
                    two[0][k][s] += value / 5;
                    two[1][k][c] += value / 3;
                    two[2][s][c] += value / 4;
                }
            }
        }
        double[] single = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            single[axis] = variance(one[axis], SIZES[axis], mean);
            assertThat(shares.of(axis)).as("seed %d", seed).isCloseTo(single[axis], within(1e-12));
        }
        assertThat(shares.variance()).as("seed %d", seed).isCloseTo(squares - mean * mean, within(1e-12));
        int[][] pairs = {{0, 1}, {0, 2}, {1, 2}};
        for (int pair = 0; pair < 3; pair++) {
            int a = pairs[pair][0];
            int b = pairs[pair][1];
            double[] flat = Arrays.stream(two[pair])
                    .limit(SIZES[a])
                    .flatMapToDouble(row -> Arrays.stream(row).limit(SIZES[b]))
                    .toArray();
            assertThat(shares.of(a, b))
                    .as("seed %d", seed)
                    .isCloseTo(variance(flat, flat.length, mean) - single[a] - single[b], within(1e-12));
        }
    }

    private List<PartitionTree> trees(List<Axis> axes) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] points = new double[25][];
        double[] targets = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = SPACE.toUnit(SPACE.sample(random));
            targets[i] = random.nextDouble();
        }
        List<PartitionTree> trees = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int[] rows = random.ints(20, 0, points.length).toArray();
            trees.add(new PartitionTree(axes, Map.of("kind", 0, "size", 1, "count", 2), points, targets, rows, random));
        }
        return trees;
    }

    private static double value(List<PartitionTree> trees, int kind, int size, int count) {
        double[] point = {(kind + 0.5) / 4, (size + 0.5) / 3, (count + 0.5) / 5};
        return trees.stream().mapToDouble(tree -> tree.at(point)).average().orElseThrow();
    }

    private static double variance(double[] values, int count, double mean) {
        return Arrays.stream(values, 0, count)
                .map(value -> (value - mean) * (value - mean) / count)
                .sum();
    }
}
