package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.dataset.Column;

/**
 * Which cells of the features are missing.
 *
 * @param counts   [features], the missing cells of each; not copied
 * @param gapRows  rows in which a cell is missing
 * @param patterns how many sets of features there are that are missing together in a row, the empty set among them
 */
record Missingness(int[] counts, int gapRows, int patterns) {

    static Missingness of(List<Column> features, int rows, Workers workers) {
        int[] counts = workers.map(features.size(), i -> features.get(i).missingCount()).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        Patterns patterns = new Patterns(rows);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                patterns.split(features.get(i));
            }
        }
        return new Missingness(counts, patterns.gapRows(), patterns.count());
    }

    long cells() {
        return Arrays.stream(counts).asLongStream().sum();
    }

    /** The features in which a cell is missing, by position. */
    int[] gapColumns() {
        return IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
    }

    /** Rows of one pattern in one group; each column splits the groups. Exact, with a number a row and a group. */
    private static final class Patterns {

        private final int[] groups;
        private final boolean[] gaps;
        private int next = 1;

        Patterns(int rows) {
            this.groups = new int[rows];
            this.gaps = new boolean[rows];
        }

        void split(Column column) {
            int[] split = new int[next];
            for (int row = 0; row < groups.length; row++) {
                if (column.isMissing(row)) {
                    int group = groups[row];
                    split[group] = split[group] == 0 ? next++ : split[group];
                    groups[row] = split[group];
                    gaps[row] = true;
                }
            }
            if (next > 2 * groups.length) {
                renumber();
            }
        }

        /** Groups that lost all their rows take no number any more. */
        private void renumber() {
            int[] numbers = new int[next];
            next = 1;
            for (int row = 0; row < groups.length; row++) {
                int group = groups[row];
                numbers[group] = numbers[group] == 0 ? next++ : numbers[group];
                groups[row] = numbers[group];
            }
        }

        int count() {
            renumber();
            return next - 1;
        }

        int gapRows() {
            int count = 0;
            for (boolean gap : gaps) {
                count += gap ? 1 : 0;
            }
            return count;
        }
    }
}
