package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.headstart.api.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceTest {

    private static final List<Double> RIVAL = List.of(0.95, 0.97, 0.93, 0.96, 0.94);

    private static Race race(Metric metric, List<Double> rival) {
        return new Race(metric, rival, 5, 30);
    }

    @Test
    void lost_fewerThanThreeFolds_neverIs() {
        assertThat(race(Metric.ACCURACY, RIVAL).lost(List.of(0.0, 0.0), 5)).isNull();
    }

    @Test
    void lost_muchWorseAfterThreeFolds_is() {
        assertThat(race(Metric.ACCURACY, RIVAL).lost(List.of(0.5, 0.55, 0.52), 5))
                .contains("first 3 folds", "0.52333", "0.95000", "p < 0.01");
    }

    @Test
    void lost_lossInsteadOfGain_turnsTheSign() {
        List<Double> rival = List.of(1.0, 1.1, 0.9, 1.0, 1.05);

        assertThat(race(Metric.RMSE, rival).lost(List.of(9.0, 9.5, 9.1), 5)).isNotNull();
        assertThat(race(Metric.RMSE, rival).lost(List.of(0.1, 0.1, 0.1), 5)).isNull();
    }

    @Test
    void lost_better_neverIs() {
        assertThat(race(Metric.ACCURACY, RIVAL).lost(List.of(1.0, 1.0, 1.0, 1.0), 5))
                .isNull();
    }

    @Test
    void lost_worseByOneRowInEachFold_isNot() {
        List<Double> perfect = List.of(1.0, 1.0, 1.0, 1.0, 1.0);

        assertThat(race(Metric.ACCURACY, perfect).lost(List.of(29 / 30.0, 29 / 30.0, 29 / 30.0), 5))
                .isNull();
    }

    @Test
    void lost_noRival_neverIs() {
        assertThat(race(Metric.ACCURACY, List.of()).lost(List.of(0.0, 0.0, 0.0), 5))
                .isNull();
    }

    @Test
    void lost_shorterRival_comparesOnlySharedFolds() {
        List<Double> three = RIVAL.subList(0, 3);

        assertThat(race(Metric.ACCURACY, three).lost(List.of(0.5, 0.55, 0.52, 0.5), 5))
                .isNull();
    }

    @Test
    void lost_lastPlannedFold_isNotWorthIt() {
        assertThat(race(Metric.ACCURACY, RIVAL).lost(List.of(0.1, 0.1, 0.1), 3)).isNull();
    }

    @Test
    void lost_allZero_isNot() {
        List<Double> zero = List.of(0.0, 0.0, 0.0, 0.0, 0.0);

        assertThat(race(Metric.RMSE, zero).lost(List.of(0.0, 0.0, 0.0), 5)).isNull();
    }

    /** Simulated twins of the incumbent: folds differ by their difficulty, which both share, and by chance. */
    @ParameterizedTest
    @CsvSource({"5, 0.0", "5, 0.5", "10, 0.0", "10, 0.5"})
    void lost_asGoodAsTheRival_isRarerThanOnePercentALook(int folds, double shared) {
        long seed = 20260801;
        Random random = new Random(seed);
        int runs = 20_000;
        int pruned = 0;
        for (int run = 0; run < runs; run++) {
            pruned += isPruned(random, folds, shared, 0) ? 1 : 0;
        }
        int looks = folds - Race.LEAST_FOLDS;

        assertThat(pruned / (double) runs).as("seed %d", seed).isLessThan(0.01 * looks);
    }

    @Test
    void lost_fiveFoldsAndSixDeviationsWorse_isMostlySeen() {
        long seed = 7;
        Random random = new Random(seed);
        int runs = 5_000;
        int pruned = 0;
        for (int run = 0; run < runs; run++) {
            pruned += isPruned(random, 5, 0.5, 6) ? 1 : 0;
        }

        assertThat(pruned / (double) runs).as("seed %d", seed).isGreaterThan(0.8);
    }

    private static boolean isPruned(Random random, int folds, double shared, double worse) {
        double deviation = 0.02;
        List<Double> rival = new ArrayList<>();
        List<Double> own = new ArrayList<>();
        for (int i = 0; i < folds; i++) {
            double difficulty = Math.sqrt(shared) * random.nextGaussian();
            double chance = Math.sqrt(1 - shared);
            rival.add(0.8 + deviation * (difficulty + chance * random.nextGaussian()));
            own.add(0.8 + deviation * (difficulty + chance * random.nextGaussian() - worse));
        }
        Race race = new Race(Metric.ACCURACY, rival, folds, 100);
        for (int n = Race.LEAST_FOLDS; n < folds; n++) {
            if (race.lost(own.subList(0, n), folds) != null) {
                return true;
            }
        }
        return false;
    }
}
