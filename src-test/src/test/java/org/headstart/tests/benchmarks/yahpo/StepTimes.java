package org.headstart.tests.benchmarks.yahpo;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/** Milliseconds of an optimizer's steps, ask and tell together, the surrogate's own time apart. Not thread-safe. */
final class StepTimes {

    private static final int LAST = 20;
    private static final double NANOS = 1e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<List<Double>> wall = new ArrayList<>();
    private final List<List<Double>> cpu = new ArrayList<>();

    private double longestAdvice;

    /** The steps of one run. */
    static final class Stopwatch {
        private final List<Double> wall = new ArrayList<>();
        private final List<Double> cpu = new ArrayList<>();
        private long wallStart;
        private long cpuStart;

        void start() {
            wallStart = System.nanoTime();
            cpuStart = THREADS.getCurrentThreadCpuTime();
        }

        /** Adds the time since the start to a step, the next one or the last. */
        void stop(int step) {
            add(cpu, step, THREADS.getCurrentThreadCpuTime() - cpuStart);
            add(wall, step, System.nanoTime() - wallStart);
        }

        private static void add(List<Double> times, int step, long nanos) {
            if (step == times.size()) {
                times.add(0.0);
            }
            times.set(step, times.get(step) + nanos / NANOS);
        }
    }

    /**
     * @param run    its steps
     * @param advice nanoseconds that the meta-model's advice took before the first, its fit included where that was due
     */
    void add(Stopwatch run, long advice) {
        longestAdvice = Math.max(longestAdvice, advice / NANOS);
        wall.add(run.wall);
        cpu.add(run.cpu);
    }

    /** Mean time of the asking thread over the last 20 steps of each run. */
    double cpuOfLastSteps() {
        return cpu.stream()
                .flatMap(run -> run.subList(Math.max(0, run.size() - LAST), run.size()).stream())
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
    }

    /**
     * @param share of the steps, 0 to 1
     * @return wall time that so many steps do not exceed; NaN without a run
     */
    double wall(double share) {
        double[] sorted = wall.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }

    /** Wall time of the longest wait for a meta-model's advice, which is the one with the fit. */
    double longestAdvice() {
        return longestAdvice;
    }

    int runs() {
        return wall.size();
    }
}
