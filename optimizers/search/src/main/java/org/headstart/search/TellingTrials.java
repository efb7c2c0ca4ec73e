package org.headstart.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which of many trials a model is fitted to whose cost grows with the cube of their number. */
final class TellingTrials {

    private TellingTrials() {}

    /**
     * The better half, where the optimum is, and of the rest so many as fit in, evenly over time, that tell where it is not.
     *
     * @param gains [n]
     * @param most  how many at most, at least 2
     * @return their places, ascending; all when there are no more
     */
    static int[] of(double[] gains, int most) {
        if (gains.length <= most) {
            return IntStream.range(0, gains.length).toArray();
        }
        List<Integer> bestFirst = IntStream.range(0, gains.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -gains[i]))
                .toList();
        Set<Integer> best = new HashSet<>(bestFirst.subList(0, most / 2));
        int[] rest =
                IntStream.range(0, gains.length).filter(i -> !best.contains(i)).toArray();
        int wanted = most - best.size();
        return IntStream.concat(
                        best.stream().mapToInt(Integer::intValue),
                        IntStream.range(0, wanted).map(i -> rest[(int) ((long) i * rest.length / wanted)]))
                .sorted()
                .toArray();
    }
}
