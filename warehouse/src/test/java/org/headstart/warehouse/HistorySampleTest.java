package org.headstart.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headstart.warehouse.HistorySample.Entry;
import org.junit.jupiter.api.Test;

class HistorySampleTest {

    /** Tasks of 10, 100 and 1000 trials, mixed, the later the better, every tenth without a value. */
    private static List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (int task : new int[] {10, 100, 1000}) {
            for (int i = 0; i < task; i++) {
                entries.add(new Entry(1000L * task + i, task, i % 10 == 9 ? Double.NaN : i));
            }
        }
        return entries;
    }

    private static Map<Long, Long> counts(List<Entry> entries) {
        return entries.stream().collect(Collectors.groupingBy(Entry::task, Collectors.counting()));
    }

    @Test
    void of_noMoreThanWanted_isAll() {
        assertThat(HistorySample.of(entries(), 1110)).isEqualTo(entries());
    }

    @Test
    void of_more_cutsTheLongestTasksAlone() {
        assertThat(counts(HistorySample.of(entries(), 310))).isEqualTo(Map.of(10L, 10L, 100L, 100L, 1000L, 200L));
        assertThat(counts(HistorySample.of(entries(), 110))).isEqualTo(Map.of(10L, 10L, 100L, 50L, 1000L, 50L));
        assertThat(counts(HistorySample.of(entries(), 1))).isEqualTo(Map.of(10L, 10L, 100L, 20L, 1000L, 20L));
    }

    @Test
    void of_more_keepsTheBestAndSpreadsOverTheOthers() {
        List<Long> numbers = HistorySample.of(entries(), 310).stream()
                .filter(entry -> entry.task() == 1000)
                .map(entry -> entry.trial() - 1_000_000)
                .toList();

        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        List<Long> best = IntStream.iterate(999, i -> i - 1)
                .filter(i -> i % 10 != 9)
                .limit(100)
                .mapToObj(Long::valueOf)
                .toList();
        assertThat(numbers).containsAll(best);
        for (int from = 0; from < 800; from += 100) {
            int low = from;
            assertThat(numbers.stream().filter(number -> number >= low && number < low + 100))
                    .as("from %d", low)
                    .hasSizeBetween(10, 13);
        }
    }

    @Test
    void of_tasksMixed_isTheSameForEachTask() {
        long seed = System.nanoTime();
        List<Entry> mixed = new ArrayList<>(entries());
        Collections.shuffle(mixed, new Random(seed));

        List<Entry> chosen = HistorySample.of(mixed, 310);

        assertThat(counts(chosen)).as("seed %d", seed).isEqualTo(Map.of(10L, 10L, 100L, 100L, 1000L, 200L));
        assertThat(mixed).as("seed %d", seed).containsAll(chosen);
    }
}
