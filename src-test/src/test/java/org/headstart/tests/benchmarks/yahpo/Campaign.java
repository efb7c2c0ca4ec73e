package org.headstart.tests.benchmarks.yahpo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.headstart.api.HeadstartException;
import org.headstart.api.TuningMethod;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.tests.benchmarks.yahpo.StepTimes.Stopwatch;
import org.headstart.warehouse.pack.PackTask;

/** Runs methods on the instances of a scenario: all of them from the first seed, then from the second, and so on. */
final class Campaign {

    private final Scenario scenario;
    private final List<TuningMethod> methods;
    private final int budget;
    private final int seeds;
    private final Sources sources;
    private final Map<String, StepTimes> times = new LinkedHashMap<>();

    /**
     * @param scenario where
     * @param methods  what is measured
     * @param budget   in full evaluations
     * @param seeds    how many, from 0 on
     * @param sources  what of the past may be learned from
     */
    Campaign(Scenario scenario, List<TuningMethod> methods, int budget, int seeds, Sources sources) {
        this.scenario = scenario;
        this.methods = List.copyOf(methods);
        this.budget = budget;
        this.seeds = seeds;
        this.sources = sources;
    }

    private record Job(OptimizerRun run, PackTask task, Advisers advisers) {}

    /** What the optimizers' own steps took, by label; of the runs that were not known. */
    Map<String, StepTimes> times() {
        return times;
    }

    /**
     * @param folds    what to learn from and what to measure on
     * @param known    curves that need not be run again
     * @param threads  how many run at once; the curves do not depend on it
     * @param listener told of each new curve as soon as it is there, by one thread at a time
     * @return all curves of these methods, instances and seeds
     * @throws InterruptedException if the thread was interrupted
     */
    List<RegretCurve> run(
            List<Fold> folds, Map<CurveKey, RegretCurve> known, int threads, Consumer<RegretCurve> listener)
            throws InterruptedException {
        List<RegretCurve> curves = new ArrayList<>();
        List<Job> jobs = new ArrayList<>();
        for (Job job : jobs(folds)) {
            RegretCurve curve = known.get(job.run().key());
            if (curve == null) {
                jobs.add(job);
            } else {
                curves.add(curve);
            }
        }
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<RegretCurve>> running = new ArrayList<>();
            jobs.forEach(job -> running.add(workers.submit(() -> run(job, listener))));
            for (Future<RegretCurve> future : running) {
                curves.add(get(future));
            }
        } finally {
            workers.shutdownNow();
        }
        return curves;
    }

    private List<Job> jobs(List<Fold> folds) {
        Map<Fold, Advisers> advisers = new HashMap<>();
        folds.forEach(fold -> advisers.put(fold, new Advisers(sources.of(scenario.pack(), fold.learned()))));
        List<Job> jobs = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (TuningMethod method : methods) {
                for (Fold fold : folds) {
                    for (PackTask task : fold.measured()) {
                        CurveKey key = new CurveKey(scenario.name(), label(method), task.name(), seed);
                        jobs.add(new Job(new OptimizerRun(scenario, method, key, budget), task, advisers.get(fold)));
                    }
                }
            }
        }
        jobs.removeIf(job -> scenario.bounds(job.task().name()).areFlat());
        return jobs;
    }

    private String label(TuningMethod method) {
        return method.label() + (method.metaModel() == null ? "" : sources.suffix());
    }

    private RegretCurve run(Job job, Consumer<RegretCurve> listener) {
        Stopwatch watch = new Stopwatch();
        OptimizerRun run = job.run();
        long start = System.nanoTime();
        Recommendation advice = job.advisers().advice(run.method(), job.task(), budget);
        long waited = System.nanoTime() - start;
        RegretCurve curve = run.run(advice, watch);
        synchronized (times) {
            times.computeIfAbsent(run.key().method(), label -> new StepTimes()).add(watch, waited);
            listener.accept(curve);
        }
        return curve;
    }

    private static RegretCurve get(Future<RegretCurve> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HeadstartException known) {
                throw known;
            }
            throw new HeadstartException("A method failed: " + e.getCause() + ".", null, e);
        }
    }
}
