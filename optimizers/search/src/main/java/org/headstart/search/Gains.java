package org.headstart.search;

import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.trial.Metric;

/** Trials as numbers of which larger are better. */
final class Gains {

    private Gains() {}

    /**
     * @param ended  trials that have ended
     * @param metric what they are judged by
     * @return [ended.size()], finite; a trial without value counts as the worst value minus one standard deviation
     */
    static double[] of(List<Observation> ended, Metric metric) {
        double[] known = ended.stream()
                .map(Observation::value)
                .filter(value -> value != null && Double.isFinite(value))
                .mapToDouble(metric::gain)
                .toArray();
        double worst = worst(known);
        double failed = worst - Math.max(sd(known), 1e-6 * (1 + Math.abs(worst)));
        return IntStream.range(0, ended.size())
                .mapToDouble(i -> gain(ended.get(i), metric, failed))
                .toArray();
    }

    private static double gain(Observation trial, Metric metric, double failed) {
        Double value = trial.value();
        return value == null || !Double.isFinite(value) ? failed : metric.gain(value);
    }

    private static double worst(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .min()
                .orElse(0);
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }

    /** The standard deviation with n in the denominator; 0 for fewer than two values. */
    static double sd(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return values.length == 0 ? 0 : Math.sqrt(sum / values.length);
    }
}
