package org.headstart.api.run;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.learner.Predictions;

/**
 * How often each true class was predicted as each class.
 *
 * @param counts [true class][predicted class]
 * @param rows   the number of rows
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves Scoring
record Confusion(long[][] counts, int rows) {

    static Confusion of(CategoricalColumn truth, Predictions predictions) {
        long[][] counts = new long[truth.levels().size()][truth.levels().size()];
        for (int row = 0; row < truth.size(); row++) {
            counts[truth.code(row)][predictions.mostProbable(row)]++;
        }
        return new Confusion(counts, truth.size());
    }

    double accuracy() {
        return IntStream.range(0, counts.length).mapToLong(k -> counts[k][k]).sum() / (double) rows;
    }

    double meanRecall() {
        return IntStream.range(0, counts.length)
                .filter(k -> actual(k) > 0)
                .mapToDouble(k -> counts[k][k] / (double) actual(k))
                .average()
                .orElseThrow();
    }

    double meanF1() {
        return IntStream.range(0, counts.length)
                .filter(k -> actual(k) > 0)
                .mapToDouble(k -> 2.0 * counts[k][k] / (actual(k) + predicted(k)))
                .average()
                .orElseThrow();
    }

    /** Cohen 1960; 0 when chance alone agrees in every row. */
    double kappa() {
        double chance = IntStream.range(0, counts.length)
                .mapToDouble(k -> actual(k) / (double) rows * (predicted(k) / (double) rows))
                .sum();
        return chance == 1 ? 0 : (accuracy() - chance) / (1 - chance);
    }

    private long actual(int k) {
        return Arrays.stream(counts[k]).sum();
    }

    private long predicted(int k) {
        return IntStream.range(0, counts.length).mapToLong(i -> counts[i][k]).sum();
    }
}
