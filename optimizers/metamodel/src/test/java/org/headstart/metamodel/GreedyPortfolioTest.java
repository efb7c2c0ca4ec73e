package org.headstart.metamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.headstart.metamodel.GreedyPortfolio.Pick;
import org.junit.jupiter.api.Test;

class GreedyPortfolioTest {

    private static final double[][] LOSSES = {{0.0, 0.9, 0.4}, {0.9, 0.0, 0.4}, {0.1, 0.8, 0.4}};

    private static List<Integer> order(double[][] losses, double[] weights, int count) {
        return new GreedyPortfolio(losses, weights)
                .pick(count).stream().map(Pick::candidate).toList();
    }

    @Test
    void pick_first_isBestOnAverage() {
        double third = 1.0 / 3;
        assertThat(order(LOSSES, new double[] {third, third, third}, 1)).containsExactly(0);
    }

    @Test
    void pick_second_helpsWhereTheFirstDoesNot() {
        assertThat(order(LOSSES, new double[] {0.4, 0.3, 0.3}, 2)).containsExactly(0, 1);
    }

    @Test
    void pick_weightOnOneTask_startsWithItsBest() {
        assertThat(order(LOSSES, new double[] {0, 1, 0}, 1)).containsExactly(1);
    }

    @Test
    void pick_nothingLeftToLower_startsOver() {
        assertThat(order(LOSSES, new double[] {0.4, 0.3, 0.3}, 3)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(order(new double[][] {{0, 0, 0, 0}}, new double[] {1}, 9)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void pick_shares_nameTheTasksThatGained() {
        List<Pick> picks = new GreedyPortfolio(LOSSES, new double[] {0.4, 0.3, 0.3}).pick(2);
        assertThat(picks.get(1).shares()[1]).isGreaterThan(0.85);
    }

    @Test
    void pick_anyMatrix_isDistinctAndNeverWorseWithLength() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 50; round++) {
            double[][] losses = new double[1 + random.nextInt(6)][];
            for (int t = 0; t < losses.length; t++) {
                losses[t] = random.doubles(9).toArray();
            }
            double[] weights = new double[losses.length];
            java.util.Arrays.fill(weights, 1.0 / weights.length);
            List<Integer> order = order(losses, weights, 20);
            assertThat(order).as("seed 5, round %d", round).hasSize(9).doesNotHaveDuplicates();
        }
    }
}
