package org.headstart.cli.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.headstart.api.Check;
import org.headstart.api.TuningMethod;
import org.headstart.api.warehouse.History;

/**
 * Measures ways of tuning on a user's own past tasks: each is held out in turn, and tuned by choosing among the configurations that were run on it
 * (at least two of them different in value), with the history of the others. Thread-safe.
 */
public final class LeaveOneTaskOut {

    private final List<Split> splits;

    /**
     * @param history what is known of one learner
     * @param most    at most so many tasks are held out, drawn by the seed, at least 1
     * @param seed    decides which
     */
    public LeaveOneTaskOut(History history, int most, long seed) {
        Check.atLeast(most, 1, "The number of tasks held out");
        this.splits = drawn(Split.leaveOneOut(history), most, seed);
    }

    /** As many as wanted, in the history's order. */
    private static List<Split> drawn(List<Split> all, int most, long seed) {
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
        Collections.shuffle(places, new Random(seed));
        return places.stream().limit(most).sorted().map(all::get).toList();
    }

    /** @return how many tasks are held out in turn; 0 when the history is too small */
    public int tasks() {
        return splits.size();
    }

    /**
     * Walks every held-out task with every method.
     *
     * @param methods  as in {@link TuningMethod#of}
     * @param budget   how many configurations may be tried on a task, at least 1
     * @param threads  how many walk at once, at least 1; results do not depend on it
     * @param listener told of each curve as soon as it is there, by one thread at a time
     * @return the curves by task and method, the learner's id as the pack
     * @throws InterruptedException if the thread was interrupted
     */
    public List<Curve> run(List<String> methods, int budget, int threads, Consumer<Curve> listener)
            throws InterruptedException {
        List<TuningMethod> measured = methods.stream().map(TuningMethod::of).toList();
        Benchmark benchmark = new Benchmark(budget, 1, threads);
        List<Curve> curves = new ArrayList<>();
        for (Split split : splits) {
            curves.addAll(benchmark.run(split, measured, List.of(), listener));
        }
        return curves;
    }
}
