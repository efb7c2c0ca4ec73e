package org.headstart.metamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingNetworkTest {

    @Test
    void loss_gradient_agreesWithDifferences() {
        double[] scores = {0.3, -1.2, 2.5, 0.1, 0.1};
        double[] slopes = new double[5];
        RankingNetwork.loss(scores, slopes);
        for (int i = 0; i < scores.length; i++) {
            double[] up = scores.clone();
            double[] down = scores.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            double slope = (RankingNetwork.loss(up, new double[5]) - RankingNetwork.loss(down, new double[5])) / 2e-5;
            assertThat(slopes[i]).isCloseTo(slope, within(1e-8));
        }
    }

    @Test
    void loss_twoInOrder_isTheLogisticOne() {
        // The first of two weighs 1 / log2(2) / 2; the last of a list never costs anything.
        assertThat(RankingNetwork.loss(new double[] {1, 0}, new double[2]))
                .isCloseTo(0.5 * Math.log1p(Math.exp(-1)), within(1e-12));
        assertThat(RankingNetwork.loss(new double[] {1000, 0}, new double[2])).isCloseTo(0, within(1e-12));
        assertThat(RankingNetwork.loss(new double[] {0, 1000}, new double[2])).isCloseTo(500, within(1e-9));
    }

    @Test
    void learn_listsThatDependOnTheTask_areOrderedRight() {
        SplittableRandom random = new SplittableRandom(8);
        RankingNetwork network = new RankingNetwork(2, new int[] {16, 16}, random);
        double first = 0;
        double last = 0;
        for (int step = 0; step < 600; step++) {
            double loss = network.learn(list(random.nextBoolean() ? 1 : -1, random));
            first += step < 50 ? loss : 0;
            last += step >= 550 ? loss : 0;
        }

        assertThat(last).isLessThan(0.6 * first);
        for (double task : new double[] {-1, 1}) {
            double[] scores = network.scores(new double[][] {{0.1, task}, {0.5, task}, {0.9, task}});
            assertThat(scores[0] < scores[1] && scores[1] < scores[2]).isEqualTo(task > 0);
            assertThat(scores[0] > scores[1] && scores[1] > scores[2]).isEqualTo(task < 0);
        }
    }

    /** Task 1 wants a high first input, task -1 a low one. */
    private static double[][] list(double task, SplittableRandom random) {
        return IntStream.range(0, 12)
                .mapToObj(i -> new double[] {random.nextDouble(), task})
                .sorted(Comparator.comparingDouble(row -> -task * row[0]))
                .toArray(double[][]::new);
    }

    @Test
    void learn_sameSeed_givesTheSameScores() {
        double[][] rows = {{0.2, 0.7}, {0.4, 0.1}};
        double[][] scores = new double[2][];
        for (int run = 0; run < 2; run++) {
            RankingNetwork network = new RankingNetwork(2, new int[] {8}, new SplittableRandom(3));
            network.learn(rows);
            scores[run] = network.scores(rows);
        }
        assertThat(scores[1]).isEqualTo(scores[0]);
        assertThat(Arrays.stream(scores[0])).allMatch(Double::isFinite);
    }
}
