package org.headstart.warehouse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which trials are read of a past that is too long to be read whole: all of the tasks with few trials, and of each other task as many as leaves
 * room for all, half of them its best and half spread evenly over the others, so that a surrogate sees more than the summit. Follows from the
 * trials alone.
 */
final class HistorySample {

    /** However many tasks there are: fewer trials say next to nothing of one. */
    private static final int LEAST = 20;

    private HistorySample() {}

    /**
     * A trial that could be read.
     *
     * @param trial its sequence number
     * @param task  its task's
     * @param gain  larger is better; NaN when it has no value
     */
    record Entry(long trial, long task, double gain) {}

    /**
     * @param entries what there is
     * @param most    how many are wanted at most, unless there are so many tasks that twenty of each are more
     * @return those to be read, in the order given within each task, task by task
     */
    static List<Entry> of(List<Entry> entries, int most) {
        Map<Long, List<Entry>> byTask = new LinkedHashMap<>();
        entries.forEach(entry ->
                byTask.computeIfAbsent(entry.task(), task -> new ArrayList<>()).add(entry));
        int share = share(byTask.values().stream().mapToInt(List::size).toArray(), most);
        return byTask.values().stream()
                .flatMap(trials -> ofTask(trials, share).stream())
                .toList();
    }

    /** The largest number of trials of any task with which all together are no more than wanted. */
    private static int share(int[] counts, int most) {
        int share = LEAST;
        int beyond = most + 1;
        while (beyond - share > 1) {
            int middle = (share + beyond) >>> 1;
            long sum = 0;
            for (int count : counts) {
                sum += Math.min(count, middle);
            }
            if (sum <= most) {
                share = middle;
            } else {
                beyond = middle;
            }
        }
        return share;
    }

    private static List<Entry> ofTask(List<Entry> trials, int share) {
        if (trials.size() <= share) {
            return trials;
        }
        List<Integer> byGain = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            byGain.add(i);
        }
        byGain.sort(
                Comparator.comparingDouble((Integer i) -> worth(trials.get(i))).reversed());
        int best = share / 2;
        boolean[] chosen = new boolean[trials.size()];
        byGain.subList(0, best).forEach(i -> chosen[i] = true);
        List<Integer> others =
                byGain.subList(best, trials.size()).stream().sorted().toList();
        for (int i = 0; i < share - best; i++) {
            chosen[others.get((int) ((long) i * others.size() / (share - best)))] = true;
        }
        List<Entry> result = new ArrayList<>(share);
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i]) {
                result.add(trials.get(i));
            }
        }
        return result;
    }

    private static double worth(Entry entry) {
        return Double.isNaN(entry.gain()) ? Double.NEGATIVE_INFINITY : entry.gain();
    }
}
