package org.headstart.metafeatures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the tables of counts of every pair of features say; each pair is counted once.
 *
 * @param joints      each pair, first before second
 * @param differences for each pair of levels of two features, the share of rows that have one of them and not both
 */
record FeaturePairs(List<Joint> joints, CountedDistribution differences) {

    /**
     * @param features at least one, all of the same rows
     * @param workers  threads that share the pairs
     */
    static FeaturePairs of(List<Discrete> features, Workers workers) {
        int rows = features.get(0).codes().length;
        Differences all = new Differences(rows);
        List<Differences.Sizes> sizes =
                features.stream().map(Differences.Sizes::of).toList();
        List<List<Joint>> joints = workers.map(features.size(), i -> {
            Differences some = new Differences(rows);
            List<Joint> row = new ArrayList<>(i);
            for (int j = 0; j < i; j++) {
                some.addDisjoint(sizes.get(i), sizes.get(j));
                row.add(Joint.of(features.get(i), features.get(j), some));
            }
            all.add(some);
            return row;
        });
        return new FeaturePairs(joints.stream().flatMap(List::stream).toList(), all.distribution());
    }

    /**
     * How many rows have one of two levels and not both: n + m - 2 c, where c rows have both. Most pairs of many levels have no row in common, and levels
     * of one size are alike, so pairs of sizes are counted first and the pairs that do have rows in common are corrected. Thread-safe only in
     * {@link #add}; whole numbers make the order of additions not matter.
     */
    private static final class Differences implements Joint.Cells {

        private final int rows;
        private final long[] counts;

        Differences(int rows) {
            this.rows = rows;
            this.counts = new long[2 * rows + 1];
        }

        void addDisjoint(Sizes first, Sizes second) {
            for (int i = 0; i < first.sizes.length; i++) {
                for (int j = 0; j < second.sizes.length; j++) {
                    counts[first.sizes[i] + second.sizes[j]] += (long) first.levels[i] * second.levels[j];
                }
            }
        }

        @Override
        public void cell(int first, int second, int both) {
            counts[first + second]--;
            counts[first + second - 2 * both]++;
        }

        synchronized void add(Differences other) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] += other.counts[i];
            }
        }

        CountedDistribution distribution() {
            return CountedDistribution.of(counts, rows);
        }

        /**
         * The sizes of the levels of a column.
         *
         * @param sizes  ascending, distinct
         * @param levels how many levels have each
         */
        private record Sizes(int[] sizes, int[] levels) {

            static Sizes of(Discrete column) {
                int[] sorted = Arrays.stream(column.counts()).sorted().toArray();
                int[] sizes = Arrays.stream(sorted).distinct().toArray();
                int[] levels = new int[sizes.length];
                for (int size : sorted) {
                    levels[Arrays.binarySearch(sizes, size)]++;
                }
                return new Sizes(sizes, levels);
            }
        }
    }
}
