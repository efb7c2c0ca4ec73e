package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.junit.jupiter.api.Test;

class GaussianProcessTest {

    private static final Groups GROUPS = new Groups(new int[] {0, 1, 2, 2}, 3);

    @Test
    void evaluate_gradient_agreesWithDifferences() {
        RandomGenerator random = Randomness.at(11, 0);
        double[][] points = points(12, random);
        double[] targets = random.doubles(12, -1.5, 1.5).toArray();
        MarginalLikelihood likelihood = new MarginalLikelihood(GROUPS, GpPrior.usual(3), points, targets);
        double[] logs = {-0.7, 0.2, -1.1, -3};
        double[] gradient = new double[4];
        likelihood.evaluate(logs, gradient);
        for (int i = 0; i < logs.length; i++) {
            double[] up = logs.clone();
            double[] down = logs.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double slope = (likelihood.evaluate(up, new double[4]) - likelihood.evaluate(down, new double[4])) / 2e-5;
            assertThat(gradient[i]).as("coordinate %d", i).isCloseTo(slope, within(1e-5));
        }
    }

    @Test
    void at_observedPointWithoutNoise_isTheTarget() {
        double[][] points = points(8, Randomness.at(12, 0));
        double[] targets = {0.1, -1, 1, 0.4, -0.3, 2, -0.8, 0};
        GaussianProcess process =
                new GaussianProcess(new Kernel(GROUPS, new double[] {4, 4, 4}, 1e-8), points, targets);
        for (int i = 0; i < points.length; i++) {
            Estimate estimate = process.at(points[i]);
            assertThat(estimate.mean()).isCloseTo(targets[i], within(1e-4));
            assertThat(estimate.sd()).isLessThan(1e-2);
        }
    }

    @Test
    void leaveOneOut_each_isWhatTheOthersExpect() {
        double[][] points = points(7, Randomness.at(14, 0));
        double[] targets = {0.1, -1, 1, 0.4, -0.3, 2, -0.8};
        Kernel kernel = new Kernel(GROUPS, new double[] {4, 1, 9}, 0.05);
        double[] leftOut = new GaussianProcess(kernel, points, targets).leaveOneOut();
        for (int i = 0; i < points.length; i++) {
            int without = i;
            GaussianProcess others = new GaussianProcess(
                    kernel,
                    IntStream.range(0, 7)
                            .filter(j -> j != without)
                            .mapToObj(j -> points[j])
                            .toArray(double[][]::new),
                    IntStream.range(0, 7)
                            .filter(j -> j != without)
                            .mapToDouble(j -> targets[j])
                            .toArray());
            assertThat(leftOut[i]).isCloseTo(others.at(points[i]).mean(), within(1e-9));
        }
    }

    @Test
    void at_farAway_isThePrior() {
        GaussianProcess process = new GaussianProcess(
                new Kernel(new Groups(new int[] {0}, 1), new double[] {1e6}, 1e-4),
                new double[][] {{0.1}, {0.2}},
                new double[] {1, -1});
        assertThat(process.at(new double[] {0.9}).mean()).isCloseTo(0, within(1e-9));
        assertThat(process.at(new double[] {0.9}).sd()).isCloseTo(1, within(0.01));
    }

    @Test
    void fit_irrelevantCoordinate_getsTheLongestScale() {
        RandomGenerator random = Randomness.at(13, 0);
        double[][] points = points(40, random);
        double[] targets = new double[40];
        for (int i = 0; i < 40; i++) {
            targets[i] = Math.sin(6 * points[i][0]) + 0.3 * Math.cos(4 * points[i][2]);
        }
        Kernel kernel = GpFit.fit(GROUPS, points, Copula.standardised(targets));
        assertThat(kernel.inverse()[1]).isLessThan(0.2 * kernel.inverse()[0]);
        assertThat(kernel.noise()).isLessThan(0.01);
    }

    @Test
    void of_repeatedPoints_isStillDecomposed() {
        double[][] points = {{0.5, 0.5, 0, 0.5}, {0.5, 0.5, 0, 0.5}, {0.5, 0.5, 0, 0.5}};
        GaussianProcess process =
                new GaussianProcess(new Kernel(GROUPS, new double[] {1, 1, 1}, 0), points, new double[] {1, 0, -1});
        assertThat(process.at(points[0]).mean()).isFinite();
    }

    private static double[][] points(int count, RandomGenerator random) {
        double[][] points = new double[count][];
        for (int i = 0; i < count; i++) {
            points[i] = random.doubles(4).toArray();
        }
        return points;
    }
}
