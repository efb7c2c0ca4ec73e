package org.headstart.metamodel;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Reason;

/** The past tasks that speak for a candidate. */
final class Reasons {

    private static final int MOST = 5;
    private static final double LEAST = 0.01;

    private Reasons() {}

    /**
     * @param tasks  the past tasks
     * @param shares [tasks], each task's share in the choice
     * @return the heaviest, in order
     */
    static List<Reason> of(List<SourceTask> tasks, double[] shares) {
        return IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -shares[i]))
                .limit(MOST)
                .filter(i -> shares[i] >= LEAST)
                .map(i -> new Reason(tasks.get(i).name(), Math.min(1, shares[i])))
                .toList();
    }
}
