package org.headstart.search;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;

/**
 * Turns values into normal scores by their ranks (Salinas, Shen and Perrone 2020, section 3.1), which makes targets of any scale alike and
 * keeps outliers from ruling a model.
 */
final class Copula {

    private static final int LEAST = 4;

    private Copula() {}

    /**
     * @param values [n], finite
     * @return [n], scores in the same order; ties share the mean rank; standardised values when n is below 4
     */
    static double[] scores(double[] values) {
        return values.length < LEAST ? standardised(values) : normalScores(values);
    }

    /** Mean 0 and standard deviation 1; all 0 when the values are equal. */
    static double[] standardised(double[] values) {
        double mean = Gains.mean(values);
        double sd = Gains.sd(values);
        double[] scores = new double[values.length];
        for (int i = 0; i < scores.length && sd > 0; i++) {
            scores[i] = (values[i] - mean) / sd;
        }
        return scores;
    }

    private static double[] normalScores(double[] values) {
        int n = values.length;
        double delta = 1 / (4 * Math.pow(n, 0.25) * Math.sqrt(Math.PI * Math.log(n)));
        double[] scores = ranks(values);
        for (int i = 0; i < n; i++) {
            double share = Math.min(1 - delta, Math.max(delta, scores[i] / (n - 1)));
            scores[i] = Math.sqrt(2) * Erf.erfInv(2 * share - 1);
        }
        return scores;
    }

    /** Ranks from 0 to n - 1, the smallest first; ties share their mean. */
    private static double[] ranks(double[] values) {
        int n = values.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[n];
        for (int from = 0; from < n; ) {
            int to = from;
            while (to + 1 < n && values[order[to + 1]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i <= to; i++) {
                ranks[order[i]] = (from + to) / 2.0;
            }
            from = to + 1;
        }
        return ranks;
    }
}
