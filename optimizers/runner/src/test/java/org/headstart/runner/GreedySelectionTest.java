package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.learner.Device;
import org.headstart.api.learner.Predictions;
import org.headstart.api.run.Folds;
import org.headstart.api.run.Limits;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.trial.Metric;
import org.junit.jupiter.api.Test;

class GreedySelectionTest {

    private static final int[] FOLDS = {0, 0, 1, 1, 2, 2};

    /** All answers are 0, so that the mean absolute error of predictions is their own mean. */
    private static FoldScores scores(int... folds) {
        Dataset zeros = Dataset.of("zeros", List.of(NumericColumn.of("y", new double[folds.length])), "y");
        Limits limits = new Limits(Duration.ofSeconds(1), 1L << 30);
        return new FoldScores(new Setting(zeros, Folds.of(folds), Metric.MAE, limits, Device.CPU));
    }

    private static Predictions of(double... values) {
        return new Predictions(
                Arrays.stream(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new));
    }

    @Test
    void counts_modelsThatErrOppositely_takesTheMixtureThatCancels() {
        Predictions low = of(-1, -1, -1, -1, -1, -1);
        Predictions high = of(3, 3, 3, 3, 3, 3);
        GreedySelection selection = new GreedySelection(List.of(low, high), scores(FOLDS), 8);

        assertThat(selection.counts(new int[] {0, 1, 2})).containsExactly(3, 1);
    }

    @Test
    void counts_nothingHelpsTheBest_takesItAlone() {
        Predictions good = of(1, 1, 1, 1, 1, 1);
        Predictions bad = of(2, 2, 2, 2, 2, 2);

        assertThat(new GreedySelection(List.of(bad, good), scores(FOLDS), 5).counts(new int[] {0, 1, 2}))
                .containsExactly(0, 1);
    }

    @Test
    void counts_bestFewTogetherAreBetterThanOneByOne_beginsWithThem() {
        Predictions first = of(-2, -2, 4, 4, -2, -2);
        Predictions second = of(4, 4, -2, -2, -2, -2);
        Predictions third = of(-2, -2, -2, -2, 4, 4);

        assertThat(new GreedySelection(List.of(first, second, third), scores(FOLDS), 3).counts(new int[] {0, 1, 2}))
                .containsExactly(1, 1, 1);
    }

    @Test
    void counts_sizeOne_isTheBestModel() {
        Predictions low = of(-1, -1, -1, -1, -1, -1);
        Predictions high = of(1, 1, 1, 1, 1, 0);

        assertThat(new GreedySelection(List.of(low, high), scores(FOLDS), 1).counts(new int[] {0, 1, 2}))
                .containsExactly(0, 1);
    }

    /** In each fold another model is perfect, so whoever chooses on the other folds chooses badly. */
    @Test
    void nestedSingle_bestModelDiffersByFold_isNotTheScoreOnAllRows() {
        Predictions one = of(0, 0, 3, 3, 3, 3);
        Predictions two = of(3, 3, 0, 0, 4, 4);
        GreedySelection selection = new GreedySelection(List.of(one, two), scores(FOLDS), 1);

        // Without fold 0: one 3, two 2, so two, which scores 3 there; without 1: one 1.5, so 3; without 2: a tie at
        // 1.5, so the first, 3.
        assertThat(selection.nestedSingle()).isCloseTo(3, within(1e-12));
        assertThat(selection.nestedValue()).isCloseTo(3, within(1e-12));
    }

    @Test
    void nestedValue_modelsThatErrOppositely_isTheErrorOfTheirMixture() {
        Predictions low = of(-1, -1, -1, -1, -1, -1);
        Predictions high = of(1, 1, 1, 1, 1, 1);
        GreedySelection selection = new GreedySelection(List.of(low, high), scores(FOLDS), 2);

        assertThat(selection.nestedValue()).isCloseTo(0, within(1e-12));
        assertThat(selection.nestedSingle()).isCloseTo(1, within(1e-12));
    }
}
