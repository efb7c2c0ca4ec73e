package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearSvmTest {

    /** Both rows are support vectors with dual 1/2, so the weight is 1. */
    @Test
    void train_twoRows_isTheSolution() {
        double[] weights = LinearSvm.train(new double[][] {{1, 1}, {-1, 1}}, new double[] {1, -1}, 1000, 1);

        assertThat(weights[0]).isCloseTo(1, within(0.01));
        assertThat(weights[1]).isCloseTo(0, within(0.01));
    }

    /** A row on the wrong side cannot pull harder than the loss's weight of 2: dual 2, weight 2 times -1 plus what the others give. */
    @Test
    void train_anyRows_isNearlyOptimal() {
        Random random = new Random(7);
        double[][] rows = new double[300][6];
        double[] signs = new double[300];
        for (int i = 0; i < 300; i++) {
            Arrays.setAll(rows[i], j -> random.nextGaussian());
            rows[i][5] = 1;
            signs[i] = rows[i][0] + rows[i][1] + random.nextGaussian() > 0 ? 1 : -1;
        }
        double[] weights = LinearSvm.train(rows, signs, 1000, 1);
        double reached = objective(weights, rows, signs);

        for (int trial = 0; trial < 500; trial++) {
            double[] other = weights.clone();
            double size = Math.pow(10, -3 * random.nextDouble());
            Arrays.setAll(other, j -> weights[j] + size * random.nextGaussian());
            assertThat(objective(other, rows, signs))
                    .as("seed 7, trial %d", trial)
                    .isGreaterThan(reached * (1 - 1e-3));
        }
        assertThat(reached).isLessThan(objective(new double[6], rows, signs) / 2);
    }

    private static double objective(double[] weights, double[][] rows, double[] signs) {
        double sum = LinearSvm.product(weights, weights) / 2;
        for (int i = 0; i < rows.length; i++) {
            sum += 2 * Math.max(0, 1 - signs[i] * LinearSvm.product(weights, rows[i]));
        }
        return sum;
    }
}
