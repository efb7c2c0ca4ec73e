package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.junit.jupiter.api.Test;

class ForestTest {

    @Test
    void means_manyPoints_areThoseOfEach() {
        Random random = new Random(11);
        double[][] points = random.doubles(60)
                .mapToObj(x -> new double[] {x, x > 0.5 ? 1 : 0})
                .toArray(double[][]::new);
        double[] targets = random.doubles(60).toArray();
        Forest forest = Forest.fit(points, targets, 20, 3);

        assertThat(forest.means(points))
                .containsExactly(Arrays.stream(points)
                        .mapToDouble(point -> forest.at(point).mean())
                        .toArray());
        assertThat(forest.means(points)).containsExactly(targets, within(1e-12));
    }

    @Test
    void at_twoTrialsAtOnePlace_knowsTheirVariance() {
        Forest forest = Forest.fit(new double[][] {{0.1}, {0.1}, {0.9}}, new double[] {1, 3, 8}, 10, 1);

        assertThat(forest.at(new double[] {0.1})).isEqualTo(new Estimate(2, 1));
        assertThat(forest.at(new double[] {0.9})).isEqualTo(new Estimate(8, 0));
    }

    @Test
    void fit_placesThatDifferByTheLeastBit_keepsBothSides() {
        double next = Math.nextUp(0.3);
        Forest forest = Forest.fit(new double[][] {{0.3}, {next}}, new double[] {1, 2}, 30, 1);

        assertThat(forest.means(new double[][] {{0.3}, {next}})).containsExactly(1, 2);
    }

    @Test
    void at_stepFunction_isLearned() {
        RandomGenerator random = Randomness.at(5, 0);
        double[][] points = new double[200][];
        double[] targets = new double[200];
        for (int i = 0; i < 200; i++) {
            points[i] = random.doubles(3).toArray();
            targets[i] = points[i][1] > 0.5 ? 1 : 0;
        }
        Forest forest = Forest.fit(points, targets, 50, 1);
        assertThat(forest.at(new double[] {0.5, 0.9, 0.5}).mean()).isGreaterThan(0.9);
        assertThat(forest.at(new double[] {0.5, 0.1, 0.5}).mean()).isLessThan(0.1);
    }

    @Test
    void at_sameSeed_isTheSame() {
        double[][] points = {{0.1}, {0.4}, {0.7}, {0.9}};
        double[] targets = {1, 2, 1, 5};
        Estimate first = Forest.fit(points, targets, 20, 3).at(new double[] {0.5});
        assertThat(Forest.fit(points, targets, 20, 3).at(new double[] {0.5})).isEqualTo(first);
    }

    @Test
    void at_oneRow_isItsTarget() {
        assertThat(Forest.fit(new double[][] {{0.3}}, new double[] {7}, 5, 1).at(new double[] {0.9}))
                .isEqualTo(new Estimate(7, 0));
    }

    @Test
    void at_noCoordinates_isTheMean() {
        assertThat(Forest.fit(new double[][] {{}, {}}, new double[] {1, 3}, 5, 1)
                        .at(new double[0])
                        .mean())
                .isEqualTo(2);
    }
}
