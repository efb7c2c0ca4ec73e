package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankingWeightsTest {

    private static final double[] GAINS = {0.1, 0.5, 0.3, 0.9, 0.7};
    private static final double[] ALIKE = {-1, 0, -0.5, 2, 1};
    private static final double[] REVERSED = {1, 0, 0.5, -2, -1};
    private static final double[] FLAT = {1, 1, 1, 1, 1};

    private static RankingWeights of(double[] gains, double[] leftOut, double[]... past) {
        return RankingWeights.of(gains, past, leftOut, Randomness.at(1, gains.length));
    }

    private static double sum(RankingWeights weights) {
        return Arrays.stream(weights.past()).sum() + weights.target();
    }

    @Test
    void of_onePastTaskRanksTheSame_countsMost() {
        RankingWeights weights = of(GAINS, FLAT, REVERSED, ALIKE, FLAT);

        assertThat(weights.past()[1]).isGreaterThan(0.9);
        assertThat(weights.past()[0]).isZero();
        assertThat(weights.loudest()).isEqualTo(1);
        assertThat(sum(weights)).isCloseTo(1, within(1e-9));
    }

    @Test
    void of_allPastTasksReversed_leavesTheTargetAlone() {
        RankingWeights weights = of(GAINS, new double[] {0.4, 0.5, 0.4, 0.6, 0.6}, REVERSED, REVERSED, REVERSED);

        assertThat(weights.target()).isGreaterThan(0.9);
        assertThat(sum(weights)).isCloseTo(1, within(1e-9));
    }

    @Test
    void of_targetRanksAsWell_winsTheTie() {
        assertThat(of(GAINS, GAINS, ALIKE).target()).isEqualTo(1);
    }

    @Test
    void of_equalGains_sayNothingAgainstTheTarget() {
        assertThat(of(FLAT, FLAT, ALIKE, REVERSED).target()).isEqualTo(1);
    }

    @Test
    void of_asManyTrialsAsTheHorizon_dropsAllPastTasks() {
        double[] gains = new double[RankingWeights.HORIZON];
        Arrays.setAll(gains, i -> i);

        assertThat(of(gains, new double[gains.length], gains.clone()).target()).isEqualTo(1);
    }

    @Test
    void of_twoPastTasksAlike_shareEqually() {
        double kept = 0;
        for (int seed = 0; seed < 20; seed++) {
            RankingWeights weights =
                    RankingWeights.of(GAINS, new double[][] {ALIKE, ALIKE}, FLAT, Randomness.at(seed, 0));
            boolean both = weights.past()[0] > 0 && weights.past()[1] > 0;
            kept += both ? 1 : 0;
            if (both) {
                assertThat(weights.past()[0]).isCloseTo(weights.past()[1], within(1e-9));
            }
        }
        assertThat(kept).isGreaterThan(10);
    }

    @Test
    void of_sameRandomness_isTheSame() {
        assertThat(of(GAINS, FLAT, ALIKE, REVERSED).past())
                .isEqualTo(of(GAINS, FLAT, ALIKE, REVERSED).past());
    }
}
