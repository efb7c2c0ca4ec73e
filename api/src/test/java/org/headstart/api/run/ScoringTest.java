package org.headstart.api.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.learner.Predictions;
import org.headstart.api.trial.Metric;
import org.junit.jupiter.api.Test;

class ScoringTest {

    /** Truth a a a b b c; predicted a a b b b a. */
    private static final CategoricalColumn TRUTH =
            CategoricalColumn.of("y", new int[] {0, 0, 0, 1, 1, 2}, List.of("a", "b", "c", "never"));

    private static final Predictions PREDICTED = new Predictions(new double[][] {
        {.7, .2, .1, 0}, {.6, .3, .1, 0}, {.3, .6, .1, 0}, {.1, .8, .1, 0}, {.2, .7, .1, 0}, {.5, .2, .3, 0}
    });

    @Test
    void score_smallTable_agreesWithTheValuesByHand() {
        assertThat(score(Metric.ACCURACY)).isEqualTo(4 / 6.0, within(1e-15));
        assertThat(score(Metric.BALANCED_ACCURACY)).isEqualTo((2 / 3.0 + 1 + 0) / 3, within(1e-15));
        assertThat(score(Metric.F1_MACRO)).isEqualTo((4 / 6.0 + 4 / 5.0 + 0) / 3, within(1e-15));
        double chance = (3 * 3 + 2 * 3) / 36.0;
        assertThat(score(Metric.KAPPA)).isEqualTo((4 / 6.0 - chance) / (1 - chance), within(1e-15));
        double logLoss = -(Math.log(.7) + Math.log(.6) + Math.log(.3) + Math.log(.8) + Math.log(.7) + Math.log(.3)) / 6;
        assertThat(score(Metric.LOG_LOSS)).isEqualTo(logLoss, within(1e-12));
        assertThat(score(Metric.AUC)).isEqualTo((8 / 9.0 + 1 + 1) / 3, within(1e-12));
    }

    @Test
    void score_regression_agreesWithTheValuesByHand() {
        NumericColumn truth = NumericColumn.of("y", 1, 2, 3, 6);
        Predictions predicted = new Predictions(new double[][] {{2}, {2}, {1}, {6}});

        assertThat(Scoring.score(Metric.RMSE, truth, predicted)).isEqualTo(Math.sqrt(5 / 4.0));
        assertThat(Scoring.score(Metric.MAE, truth, predicted)).isEqualTo(0.75);
        assertThat(Scoring.score(Metric.R2, truth, predicted)).isEqualTo(1 - 5 / 14.0, within(1e-15));
    }

    @Test
    void score_probabilitiesOfZero_keepLogLossFinite() {
        CategoricalColumn truth = CategoricalColumn.of("y", new int[] {0}, List.of("a", "b"));

        assertThat(Scoring.score(Metric.LOG_LOSS, truth, new Predictions(new double[][] {{0, 1}})))
                .isEqualTo(-Math.log(1e-15), within(1e-9));
        assertThat(Scoring.score(Metric.LOG_LOSS, truth, new Predictions(new double[][] {{0, 0}})))
                .isEqualTo(Math.log(2), within(1e-12));
    }

    @Test
    void score_tiedScores_givesHalfTheArea() {
        CategoricalColumn truth = CategoricalColumn.of("y", new int[] {0, 1, 0, 1}, List.of("a", "b"));

        assertThat(Scoring.score(
                        Metric.AUC, truth, new Predictions(new double[][] {{.5, .5}, {.5, .5}, {.5, .5}, {.5, .5}})))
                .isEqualTo(0.5);
    }

    @Test
    void score_nanPrediction_isNaN() {
        assertThat(Scoring.score(Metric.RMSE, NumericColumn.of("y", 1), new Predictions(new double[][] {{Double.NaN}})))
                .isNaN();
    }

    @Test
    void score_missingTruthOrWrongNumberOfRows_isRefused() {
        Predictions one = new Predictions(new double[][] {{1}});

        assertThatThrownBy(() -> Scoring.score(Metric.RMSE, NumericColumn.of("y", Double.NaN), one))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Scoring.score(Metric.RMSE, NumericColumn.of("y", 1, 2), one))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("1 predictions for 2 rows");
    }

    @Test
    void score_metricOfTheOtherKind_namesThoseThatFit() {
        assertThatThrownBy(() -> Scoring.score(Metric.RMSE, TRUTH, PREDICTED))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'rmse'")
                .hasMessageContaining("balanced_accuracy");
    }

    @Test
    void score_everyStandardMetric_isBestWhenThePredictionIsRight() {
        long seed = 11;
        Random random = new Random(seed);
        int[] codes = random.ints(60, 0, 3).toArray();
        double[][] right = new double[60][3];
        double[][] wrong = new double[60][3];
        for (int row = 0; row < 60; row++) {
            right[row][codes[row]] = 1;
            wrong[row][random.nextInt(3)] = 1;
        }
        CategoricalColumn truth = CategoricalColumn.of("y", codes, List.of("a", "b", "c"));
        for (Metric metric : Metric.standard(TaskType.CLASSIFICATION)) {
            double best = Scoring.score(metric, truth, new Predictions(right));
            double worse = Scoring.score(metric, truth, new Predictions(wrong));
            assertThat(metric.isBetter(best, worse))
                    .as("%s, seed %d", metric, seed)
                    .isTrue();
        }
    }

    @Test
    void named_unknownMetric_listsThoseOfTheTask() {
        assertThatThrownBy(() -> Metric.named("acuracy", TaskType.CLASSIFICATION))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'acuracy'")
                .hasMessageContaining("Maybe you meant 'accuracy'");
        assertThatThrownBy(() -> Metric.named("accuracy", TaskType.REGRESSION))
                .hasMessageContaining("'rmse', 'mae', 'r2'");
    }

    private static double score(Metric metric) {
        return Scoring.score(metric, TRUTH, PREDICTED);
    }
}
