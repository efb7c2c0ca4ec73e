package org.headstart.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.headstart.api.warehouse.Task;
import org.jspecify.annotations.Nullable;

/**
 * How long a learner's trial takes by the size of the table: its logarithm is a line in the logarithm of rows times columns. With few past tasks
 * the slope stays near 1, as if time were in proportion to the cells.
 *
 * @param size      mean logarithm of the past tables' sizes
 * @param duration  mean logarithm of the seconds there; NaN when none were measured
 * @param slope     from 0 to 2
 */
record TrialSeconds(double size, double duration, double slope) {

    /** What the slope of 1 counts, as a squared deviation of log sizes: two tables of a tenth and ten times the usual size count as much. */
    private static final double RIDGE = 2 * Math.log(10) * Math.log(10);

    /**
     * @param tasks   [tasks]
     * @param seconds [tasks][trials]; 0 = not measured
     */
    static TrialSeconds fit(List<Task> tasks, List<double[]> seconds) {
        int[] timed = IntStream.range(0, tasks.size())
                .filter(i -> mean(seconds.get(i)) > 0)
                .toArray();
        double[] sizes =
                IntStream.of(timed).mapToDouble(i -> logSize(tasks.get(i))).toArray();
        double[] durations = IntStream.of(timed)
                .mapToDouble(i -> Math.log(mean(seconds.get(i))))
                .toArray();
        if (timed.length == 0) {
            return new TrialSeconds(0, Double.NaN, 1);
        }
        double size = Gains.mean(sizes);
        double duration = Gains.mean(durations);
        double together = RIDGE;
        double alone = RIDGE;
        for (int i = 0; i < sizes.length; i++) {
            together += (sizes[i] - size) * (durations[i] - duration);
            alone += (sizes[i] - size) * (sizes[i] - size);
        }
        return new TrialSeconds(size, duration, Math.min(2, Math.max(0, together / alone)));
    }

    private static double mean(double[] seconds) {
        double[] measured = Arrays.stream(seconds).filter(each -> each > 0).toArray();
        return DoubleStream.of(measured).average().orElse(0);
    }

    private static double logSize(Task task) {
        return Math.log(Math.max(1, task.rows()) * (double) Math.max(1, task.columns()));
    }

    /** Seconds of a trial; as on a usual table when the task is unknown, NaN when nothing was measured. */
    double at(@Nullable Task task) {
        return Math.exp(duration + slope * (task == null ? 0 : logSize(task) - size));
    }
}
