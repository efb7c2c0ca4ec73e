package org.headstart.metafeatures;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.dataset.Column;

/** A choice among too many columns, by a hash of their names, so that it does not depend on their order. */
final class Chosen {

    /** Fibonacci hashing, Knuth, The Art of Computer Programming 3, section 6.4. */
    private static final int GOLDEN = 0x9E3779B9;

    private Chosen() {}

    /**
     * @param columns any columns
     * @param most    how many are chosen at most
     * @return the positions of the chosen ones, ascending
     */
    static int[] columns(List<? extends Column> columns, int most) {
        if (columns.size() <= most) {
            return IntStream.range(0, columns.size()).toArray();
        }
        return IntStream.range(0, columns.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(
                                i -> columns.get(i).name().hashCode() * GOLDEN)
                        .thenComparing(i -> columns.get(i).name()))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }
}
