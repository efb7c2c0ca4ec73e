package org.headstart.cli.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.headstart.api.Check;
import org.headstart.api.HeadstartException;
import org.headstart.api.TuningMethod;
import org.headstart.api.dataset.DataException;
import org.headstart.warehouse.pack.PackReader;

/**
 * Measures optimizers on packs: each walks the finite pool of each test task, one configuration a step, having seen the train tasks, and its
 * regret is noted after every step. Results do not depend on the number of threads. Thread-safe.
 */
public final class Benchmark {

    private final int budget;
    private final int seeds;
    private final int threads;

    /**
     * @param budget  how many configurations each method may try, at least 1
     * @param seeds   how many seeds, from 0 on, at least 1
     * @param threads how many tasks are run at once, at least 1
     */
    public Benchmark(int budget, int seeds, int threads) {
        this.budget = (int) Check.atLeast(budget, 1, "The budget of a benchmark");
        this.seeds = (int) Check.atLeast(seeds, 1, "The number of seeds");
        this.threads = (int) Check.atLeast(threads, 1, "The number of threads");
    }

    /**
     * Runs methods on packs.
     *
     * @param packs    folders of packs
     * @param methods  {@code optimizer} or {@code optimizer+meta-model}, for example {@code gp} or {@code evolution+portfolio}
     * @param known    curves that need not be run again, as long as the budget is the same
     * @param listener told of each curve as soon as it is there, known ones apart; by one thread at a time, in a fixed order
     * @return all curves: by pack, method, task and seed, in the order given
     * @throws HeadstartException   if a pack cannot be read, no pack has a test task, or a method is unknown
     * @throws InterruptedException if the thread was interrupted
     */
    public List<Curve> run(List<Path> packs, List<String> methods, List<Curve> known, Consumer<Curve> listener)
            throws InterruptedException {
        List<TuningMethod> measured = methods.stream().map(TuningMethod::of).toList();
        List<Curve> curves = new ArrayList<>();
        for (Path pack : packs) {
            curves.addAll(run(Split.declared(PackReader.read(pack)), measured, known, listener));
        }
        if (curves.isEmpty()) {
            throw new DataException(
                    "None of the " + packs.size()
                            + " packs has a test task whose values differ; there is nothing to measure.",
                    "they were exported from a warehouse, where every task is there to learn from: `headstart learn` leaves out one in turn.");
        }
        return curves;
    }

    List<Curve> run(Split split, List<TuningMethod> methods, List<Curve> known, Consumer<Curve> listener)
            throws InterruptedException {
        Map<Curve.Key, Curve> byKey = byKey(known);
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<Curve>>> running = new ArrayList<>();
            for (TuningMethod method : methods) {
                Contest contest = new Contest(split, method, budget, seeds, byKey);
                split.tasks().forEach(task -> running.add(workers.submit(() -> contest.run(task))));
            }
            return collect(running, byKey.keySet(), listener);
        } finally {
            workers.shutdownNow();
        }
    }

    private Map<Curve.Key, Curve> byKey(List<Curve> known) {
        return known.stream()
                .filter(curve -> curve.regrets().size() == budget)
                .collect(Collectors.toMap(Curve::key, Function.identity(), (first, second) -> first));
    }

    private static List<Curve> collect(
            List<Future<List<Curve>>> running, Set<Curve.Key> known, Consumer<Curve> listener)
            throws InterruptedException {
        List<Curve> curves = new ArrayList<>();
        for (Future<List<Curve>> future : running) {
            for (Curve curve : get(future)) {
                curves.add(curve);
                if (!known.contains(curve.key())) {
                    listener.accept(curve);
                }
            }
        }
        return curves;
    }

    private static List<Curve> get(Future<List<Curve>> future) throws InterruptedException {
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
