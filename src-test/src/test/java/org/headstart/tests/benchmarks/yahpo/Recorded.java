package org.headstart.tests.benchmarks.yahpo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.headstart.api.HeadstartException;
import org.headstart.api.recommendation.Observation;
import org.headstart.warehouse.pack.PackTask;

/**
 * Trials whose values came from the surrogate: what it was told, and what it said.
 *
 * @param told   by name, one a trial
 * @param values what it said
 */
record Recorded(List<Map<String, Double>> told, double[] values) {

    /**
     * How far off a value may be, and all in the mean, in parts of the largest: inputs are recorded with nine digits, and what rounding does to
     * them the network amplifies.
     */
    private static final double LARGEST = 1e-4;

    private static final double MEAN = 1e-5;

    static Recorded of(List<PackTask> tasks, Inputs inputs) {
        List<Map<String, Double>> told = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (PackTask task : tasks) {
            for (Observation trial : task.observations()) {
                Double value = trial.value();
                if (value != null) {
                    told.add(inputs.of(task.name(), trial.configuration(), 1));
                    values.add(value);
                }
            }
        }
        return new Recorded(
                told, values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Some of them, spread evenly; all when there are no more. */
    Recorded some(int count) {
        int size = Math.min(count, values.length);
        int[] chosen = IntStream.range(0, size)
                .map(i -> (int) ((long) i * values.length / size))
                .toArray();
        return new Recorded(
                IntStream.of(chosen).mapToObj(told::get).toList(),
                IntStream.of(chosen).mapToDouble(i -> values[i]).toArray());
    }

    /**
     * How far off a surrogate is.
     *
     * @param target  the column of its output that comes nearest
     * @param mean    mean absolute difference there
     * @param largest the largest one there
     */
    record Difference(int target, double mean, double largest) {

        static final Difference FAILED = new Difference(-1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** The difference when it is told in that order; {@link Difference#FAILED} when it refuses, as codes in the wrong column make it. */
    Difference from(Surrogate surrogate, Columns columns) {
        try {
            return nearest(surrogate.predict(
                    told.stream().map(columns::codes).toArray(int[][]::new),
                    told.stream().map(columns::values).toArray(float[][]::new)));
        } catch (HeadstartException refused) {
            return Difference.FAILED;
        }
    }

    private Difference nearest(float[][] said) {
        Difference nearest = Difference.FAILED;
        for (int target = 0; target < said[0].length; target++) {
            double sum = 0;
            double largest = 0;
            for (int row = 0; row < values.length; row++) {
                double off = off(said[row][target], values[row]);
                sum += off;
                largest = Math.max(largest, off);
            }
            if (sum / values.length < nearest.mean()) {
                nearest = new Difference(target, sum / values.length, largest);
            }
        }
        return nearest;
    }

    /** Told nonsense, a logarithm of a negative number for one, a surrogate says NaN: as far off as a value can be. */
    private double off(double said, double recorded) {
        return Double.isNaN(said) ? 1e6 * size() : Math.abs(said - recorded);
    }

    /** Whether no more than rounding tells the two apart. */
    boolean isReproduced(Difference difference) {
        return difference.mean() <= MEAN * size() && difference.largest() <= LARGEST * size();
    }

    private double size() {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
