package org.headstart.runner;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.dataset.Column;
import org.headstart.api.learner.Predictions;
import org.headstart.api.run.Scoring;
import org.headstart.api.run.TrialRunner.Setting;
import org.headstart.api.trial.Metric;

/** Scores predictions of all rows as trials are scored: fold by fold. Immutable and thread-safe. */
final class FoldScores {

    private final Metric metric;
    private final List<int[]> rows;
    private final List<Column> answers;

    FoldScores(Setting setting) {
        metric = setting.metric();
        rows = IntStream.range(0, setting.folds().count())
                .mapToObj(setting.folds()::testRows)
                .toList();
        answers = rows.stream()
                .map(ofFold -> setting.dataset().select(ofFold).target())
                .toList();
    }

    int folds() {
        return rows.size();
    }

    /** The metric on the rows of one fold, in its own sign. */
    double value(Predictions predictions, int fold) {
        double[][] ofFold = Arrays.stream(rows.get(fold))
                .mapToObj(row -> predictions.values()[row])
                .toArray(double[][]::new);
        return Scoring.score(metric, answers.get(fold), new Predictions(ofFold));
    }

    /** Mean over some folds, larger is better. */
    double gain(Predictions predictions, int[] folds) {
        return IntStream.of(folds)
                .mapToDouble(fold -> metric.gain(value(predictions, fold)))
                .average()
                .orElseThrow();
    }

    int[] all() {
        return IntStream.range(0, folds()).toArray();
    }

    int[] allBut(int fold) {
        return IntStream.range(0, folds()).filter(other -> other != fold).toArray();
    }
}
