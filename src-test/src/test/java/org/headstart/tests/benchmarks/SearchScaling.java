package org.headstart.tests.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.headstart.api.Providers;
import org.headstart.api.metamodel.MetaModel;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.space.Configuration;
import org.headstart.api.warehouse.History;

/**
 * What {@code auto} costs by the number of past tasks and of trials: the first fit to the past tasks, a fit after one of them got one more trial, taking up
 * a study, and single steps, in which the optimizer is asked and told once. Times are of the clock, and of this process's processors for fits and this
 * thread's for steps. Half of the trials that a study is taken up with are drawn at random and half near the best, as a search leaves them.
 */
public final class SearchScaling {

    private static final int TRIALS_OF_A_SOURCE = 100;
    private static final int STEPS = 15;
    private static final int STUDIES = 4;
    private static final int CANDIDATES = 32;
    private static final double NANOS_OF_MILLI = 1e6;
    private static final double MIB = 1 << 20;

    private SearchScaling() {}

    /**
     * Prints a table as CSV, a line a measurement.
     *
     * @param arguments numbers of trials and numbers of past tasks, each separated by commas, then how many studies of 15 steps; by default
     *     {@code 10,100,1000 10,100,1000 4}
     */
    public static void main(String[] arguments) {
        int[] trials = sizes(arguments, 0);
        int[] sources = sizes(arguments, 1);
        int studies = arguments.length > 2 ? Integer.parseInt(arguments[2]) : STUDIES;
        warmUp();
        System.out.println("what,past tasks,trials,count,wall p50 ms,wall p99 ms,cpu p50 ms,cpu p99 ms,heap MiB");
        for (int tasks : sources) {
            Recommendation advice = fits(tasks);
            for (int count : trials) {
                steps(advice, tasks, count, studies);
            }
        }
    }

    private static int[] sizes(String[] arguments, int position) {
        String text = arguments.length > position ? arguments[position] : "10,100,1000";
        return Arrays.stream(text.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    private static void warmUp() {
        History history = SmoothTasks.history(12, 30);
        for (int i = 0; i < 4; i++) {
            Recommendation advice = advice(history);
            new Study(advice, 60, i).run(20, new Times());
        }
    }

    private static Recommendation advice(History history) {
        MetaModel model = Providers.metaModel("portfolio").fit(history, 1);
        return model.recommend(new MetaModel.Query(SmoothTasks.features(-1), List.of(), CANDIDATES));
    }

    private static Recommendation fits(int tasks) {
        History history = SmoothTasks.history(tasks, TRIALS_OF_A_SOURCE);
        double before = heap();
        Times first = new Times();
        Recommendation advice = first.ofProcess(() -> advice(history));
        first.print("first fit and recommendation", tasks, 0, heap() - before);
        SplittableRandom random = new SplittableRandom(17);
        Times more = new Times();
        History grown = history;
        for (int i = 0; i < 5; i++) {
            History next = SmoothTasks.withOneMore(grown, random);
            more.ofProcess(() -> advice(next));
            grown = next;
        }
        more.print("fit and recommendation after one more trial", tasks, 0, heap() - before);
        return advice;
    }

    private static void steps(Recommendation advice, int tasks, int trials, int studies) {
        Times first = new Times();
        Times steps = new Times();
        double before = heap();
        double held = 0;
        for (int seed = 0; seed < studies; seed++) {
            int number = seed;
            Study study = first.ofThread(() -> new Study(advice, trials, number).step());
            study.run(STEPS, steps);
            held = seed == 0 ? heap() - before : held;
        }
        first.print("first step of a study taken up", tasks, trials, held);
        steps.print("step", tasks, trials, held);
    }

    /** A study that has been taken up. */
    private static final class Study {

        private final Optimizer optimizer;
        private final int task;
        private int number;

        Study(Recommendation advice, int trials, int seed) {
            this.task = -1 - seed;
            this.optimizer = Providers.optimizer("auto")
                    .create(new Setting(
                            SmoothTasks.LEARNER,
                            SmoothTasks.SPACE,
                            SmoothTasks.SPACE.defaultConfiguration(),
                            SmoothTasks.METRIC,
                            seed,
                            advice,
                            List.of()));
            SplittableRandom random = new SplittableRandom(seed);
            Configuration best = SmoothTasks.SPACE.sample(random);
            while (number < trials) {
                Configuration next = number % 2 == 0 ? SmoothTasks.SPACE.sample(random) : near(best, random);
                if (SmoothTasks.value(task, next) > SmoothTasks.value(task, best)) {
                    best = next;
                }
                optimizer.tell(SmoothTasks.observation(task, number++, next));
            }
        }

        private static Configuration near(Configuration best, SplittableRandom random) {
            double[] unit = SmoothTasks.SPACE.toUnit(best);
            Arrays.setAll(unit, i -> Math.min(1, Math.max(0, unit[i] + 0.1 * random.nextGaussian())));
            return SmoothTasks.SPACE.fromUnit(unit);
        }

        Study step() {
            Proposal proposal = optimizer.ask();
            optimizer.tell(SmoothTasks.observation(task, number++, proposal.configuration()));
            return this;
        }

        void run(int steps, Times times) {
            for (int i = 0; i < steps; i++) {
                times.ofThread(this::step);
            }
        }
    }

    /** Heap in use after a collection, MiB. */
    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
    }

    /** Times of several runs of one thing. */
    private static final class Times {

        private static final OperatingSystemMXBean PROCESS =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        private final List<Double> wall = new ArrayList<>();
        private final List<Double> cpu = new ArrayList<>();

        <T> T ofProcess(Supplier<T> run) {
            return of(run, PROCESS::getProcessCpuTime);
        }

        <T> T ofThread(Supplier<T> run) {
            return of(run, () -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
        }

        private <T> T of(Supplier<T> run, LongSupplier processors) {
            long cpuBefore = processors.getAsLong();
            long wallBefore = System.nanoTime();
            T result = run.get();
            wall.add((System.nanoTime() - wallBefore) / NANOS_OF_MILLI);
            cpu.add((processors.getAsLong() - cpuBefore) / NANOS_OF_MILLI);
            return result;
        }

        private static double quantile(List<Double> values, double share) {
            List<Double> sorted = values.stream().sorted().toList();
            return sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(share * sorted.size())));
        }

        void print(String what, int tasks, int trials, double heap) {
            System.out.printf(
                    Locale.ROOT,
                    "%s,%d,%d,%d,%.1f,%.1f,%.1f,%.1f,%.1f%n",
                    what,
                    tasks,
                    trials,
                    wall.size(),
                    quantile(wall, 0.5),
                    quantile(wall, 0.99),
                    quantile(cpu, 0.5),
                    quantile(cpu, 0.99),
                    heap);
        }
    }
}
