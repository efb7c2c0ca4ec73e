package org.headstart.metamodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TaskWeightsTest {

    private static TaskWeights weights(double[] distances, double sharpness) {
        double[] trust = new double[distances.length];
        Arrays.fill(trust, 1);
        return TaskWeights.of(distances, trust, sharpness);
    }

    @Test
    void of_lessTrust_weighsLessInProportion() {
        double[] weights = TaskWeights.of(new double[] {1, 1, 1, 1}, new double[] {1, 0.5, 1, 0.5}, 1)
                .values();

        assertThat(weights[1]).isCloseTo(weights[0] / 2, within(1e-12));
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void of_equalDistances_areEqual() {
        assertThat(weights(new double[] {2, 2, 2, 2}, 1).values()).containsOnly(0.25);
        assertThat(weights(new double[] {0, 0}, 1).values()).containsOnly(0.5);
    }

    @Test
    void of_oneNearTask_isCutAtThreeTimesItsShare() {
        double[] distances = new double[20];
        Arrays.fill(distances, 10);
        distances[4] = 0;
        TaskWeights weights = weights(distances, 8);
        assertThat(weights.values()[4]).isCloseTo(3.0 / 20, within(1e-9));
        assertThat(weights.capped()).isEqualTo(1);
    }

    @Test
    void of_oneOrTwoTasks_mayTakeAll() {
        assertThat(weights(new double[] {5}, 3).values()).containsExactly(1);
        double[] two = weights(new double[] {0, 9}, 3).values();
        assertThat(two[0]).isGreaterThan(two[1]);
    }

    @Test
    void of_anyDistances_sumToOneWithinTheCap() {
        SplittableRandom random = new SplittableRandom(71);
        for (int round = 0; round < 200; round++) {
            int tasks = 1 + random.nextInt(40);
            double[] distances = random.doubles(tasks, 0, 5).toArray();
            double[] weights = weights(distances, random.nextDouble() * 10).values();
            assertThat(Arrays.stream(weights).sum())
                    .as("seed 71, round %d", round)
                    .isCloseTo(1, within(1e-9));
            assertThat(Arrays.stream(weights).max().orElse(2)).isLessThanOrEqualTo(Math.min(1, 3.0 / tasks) + 1e-6);
            assertThat(Arrays.stream(weights).min().orElse(-1)).isNotNegative();
        }
    }
}
