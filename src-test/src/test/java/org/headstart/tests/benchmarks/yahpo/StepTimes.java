package org.headstart.tests.benchmarks.yahpo;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Milliseconds of an optimizer's steps, ask and tell together, the surrogate's own time apart. Not thread-safe. */
final class StepTimes {

    private static final int LAST = 20;
    private static final double NANOS = 1e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<double[]> wall = new ArrayList<>();
    private final List<double[]> cpu = new ArrayList<>();

    /** The steps of one run. */
    static final class Stopwatch {
        private final double[] wall;
        private final double[] cpu;
        private long wallStart;
        private long cpuStart;

        /** @param steps how many there will be */
        Stopwatch(int steps) {
            wall = new double[steps];
            cpu = new double[steps];
        }

        void start() {
            wallStart = System.nanoTime();
            cpuStart = THREADS.getCurrentThreadCpuTime();
        }

        /** Adds the time since the start to a step. */
        void stop(int step) {
            cpu[step] += (THREADS.getCurrentThreadCpuTime() - cpuStart) / NANOS;
            wall[step] += (System.nanoTime() - wallStart) / NANOS;
        }
    }

    void add(Stopwatch run) {
        wall.add(run.wall);
        cpu.add(run.cpu);
    }

    /** Mean time of the asking thread over the last 20 steps of each run. */
    double cpuOfLastSteps() {
        return cpu.stream()
                .flatMapToDouble(run -> Arrays.stream(run, Math.max(0, run.length - LAST), run.length))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * @param share of the steps, 0 to 1
     * @return wall time that so many steps do not exceed; NaN without a run
     */
    double wall(double share) {
        double[] sorted = wall.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }

    int runs() {
        return wall.size();
    }
}
