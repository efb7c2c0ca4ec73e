package org.headstart.runner;

import java.util.List;
import java.util.Locale;
import org.headstart.api.trial.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Says when a trial's folds are clearly worse than its rival's on the same folds, so that the rest need not be run (racing: Maron &amp; Moore
 * 1994; Birattari et al. 2002). Immutable and thread-safe.
 *
 * <p>With the usual five folds the decision falls after three or four, where a signed-rank test cannot reach one percent whatever it sees. So
 * the test is a one-sided paired t-test at p &lt; 0.01, hardened against the two ways in which it errs here:
 *
 * <ul>
 *   <li>Folds share training rows, so their differences are not independent. The variance of the mean difference is taken as (1/n + 1/(k-1))
 *       s^2 for n of k folds instead of s^2/n: the corrected resampled t-test, with k-1 training rows to a test row (Nadeau &amp; Bengio 2003,
 *       doi:10.1023/A:1024068626366, equation 9).
 *   <li>Three differences may agree by chance, above all with metrics that count rows. Their variance is moderated by a prior with one degree
 *       of freedom (Smyth 2004, doi:10.2202/1544-6115.1027, equation 1): s^2 = (s0^2 + (n-1) s_d^2) / n, and t has n degrees of freedom. The
 *       prior s0^2 is the variance of the rival's own folds, but never less than what one row of a test fold weighs.
 * </ul>
 */
final class Race {

    /** Before this many folds nothing is pruned. */
    static final int LEAST_FOLDS = 3;

    private final Metric metric;
    private final List<Double> rival;
    private final int studyFolds;
    private final int testRows;

    /**
     * @param metric     what folds are judged by
     * @param rival      the incumbent's fold values; empty = nothing is ever pruned
     * @param studyFolds into how many folds the study cuts the rows, at least 2
     * @param testRows   rows in the smallest fold, at least 1
     */
    Race(Metric metric, List<Double> rival, int studyFolds, int testRows) {
        this.metric = metric;
        this.rival = rival;
        this.studyFolds = studyFolds;
        this.testRows = testRows;
    }

    /**
     * @param scores  the trial's folds so far
     * @param planned how many folds it is to run
     * @return why it need not go on; null when it has to
     */
    @Nullable
    String lost(List<Double> scores, int planned) {
        int n = scores.size();
        if (n < LEAST_FOLDS || n >= planned || n > rival.size()) {
            return null;
        }
        double t = statistic(scores);
        if (t > -StudentT.onePercent(n)) {
            return null;
        }
        return String.format(
                Locale.ROOT,
                "Its first %d folds have a mean %s of %.5g, the incumbent's %.5g: clearly worse (t = %.1f, p < 0.01).",
                n,
                metric.name(),
                mean(scores),
                mean(rival.subList(0, n)),
                t);
    }

    /** Negative when the trial is behind. */
    private double statistic(List<Double> scores) {
        int n = scores.size();
        double[] ahead = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            ahead[i] = metric.gain(scores.get(i)) - metric.gain(rival.get(i));
            mean += ahead[i] / n;
        }
        double squares = 0;
        for (double difference : ahead) {
            squares += (difference - mean) * (difference - mean);
        }
        double variance = (priorVariance(scores) + squares) / n;
        return mean / Math.sqrt(variance * (1.0 / n + 1.0 / (studyFolds - 1)));
    }

    private double priorVariance(List<Double> scores) {
        double middle = mean(rival);
        double spread =
                rival.stream().mapToDouble(v -> (v - middle) * (v - middle)).sum() / Math.max(1, rival.size() - 1);
        double oneRow = Math.max(Math.abs(middle), Math.abs(mean(scores))) / testRows;
        return Math.max(Math.max(spread, oneRow * oneRow), Double.MIN_NORMAL);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
