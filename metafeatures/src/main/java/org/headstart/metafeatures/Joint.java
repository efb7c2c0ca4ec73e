package org.headstart.metafeatures;

import java.util.Arrays;

/**
 * What the table of counts of two discrete columns says. Rows that either column leaves out do not count.
 *
 * @param firstEntropy      Shannon's entropy of the first column, in bits
 * @param secondEntropy     Shannon's entropy of the second column, in bits
 * @param entropy           Shannon's entropy of both together, in bits
 * @param firstFromSecond   Goodman and Kruskal's tau of guessing the first column's level from the second's; NaN if the first is constant
 * @param secondFromFirst   the same the other way round
 */
record Joint(
        double firstEntropy, double secondEntropy, double entropy, double firstFromSecond, double secondFromFirst) {

    /** Below this many cells, or four for each row, the counts are kept in a full table, else as sorted pairs. */
    private static final int SMALL = 1 << 16;

    /** A probability below this is rounding. */
    private static final double ROUNDING = 1e-14;

    /** Mutual information in bits, at least 0. */
    double information() {
        double information = firstEntropy + secondEntropy - entropy;
        return information <= Math.ulp(entropy) * 8 ? 0 : information;
    }

    /** Is told of the cells of a table of counts. */
    @FunctionalInterface
    interface Cells {

        /**
         * A cell that is not empty.
         *
         * @param first  how many rows the first column's level has
         * @param second how many rows the second column's level has
         * @param both   how many rows have both, at least 1
         */
        void cell(int first, int second, int both);
    }

    static Joint of(Discrete first, Discrete second) {
        return counts(first, second).joint();
    }

    /** Tells of every cell that is not empty. */
    static Joint of(Discrete first, Discrete second, Cells cells) {
        Counts counts = counts(first, second);
        counts.tell(cells);
        return counts.joint();
    }

    private static Counts counts(Discrete first, Discrete second) {
        long cells = (long) first.levels() * second.levels();
        Counts counts = new Counts(first.levels(), second.levels());
        if (cells <= Math.max(SMALL, 4L * first.codes().length)) {
            full(first, second, counts);
        } else {
            sparse(first, second, counts);
        }
        return counts;
    }

    private static void full(Discrete first, Discrete second, Counts counts) {
        int width = second.levels();
        int[] table = new int[first.levels() * width];
        int[] left = first.codes();
        int[] right = second.codes();
        for (int row = 0; row < left.length; row++) {
            if (left[row] >= 0 && right[row] >= 0) {
                table[left[row] * width + right[row]]++;
            }
        }
        for (int cell = 0; cell < table.length; cell++) {
            counts.add(cell / width, cell % width, table[cell]);
        }
    }

    private static void sparse(Discrete first, Discrete second, Counts counts) {
        long[] pairs = new long[first.codes().length];
        int kept = 0;
        for (int row = 0; row < pairs.length; row++) {
            if (first.codes()[row] >= 0 && second.codes()[row] >= 0) {
                pairs[kept++] = (long) first.codes()[row] << Integer.SIZE | second.codes()[row];
            }
        }
        Arrays.sort(pairs, 0, kept);
        for (int start = 0, end = 0; start < kept; start = end) {
            while (end < kept && pairs[end] == pairs[start]) {
                end++;
            }
            counts.add((int) (pairs[start] >> Integer.SIZE), (int) pairs[start], end - start);
        }
    }

    /** Sums over the cells of a table of counts that are not empty. */
    private static final class Counts {

        private final int[] firsts;
        private final int[] seconds;
        private int total;
        private int[] cells = new int[16];
        private int[] first = new int[16];
        private int[] second = new int[16];
        private int filled;

        Counts(int firstLevels, int secondLevels) {
            firsts = new int[firstLevels];
            seconds = new int[secondLevels];
        }

        void add(int i, int j, int count) {
            if (count == 0) {
                return;
            }
            if (filled == cells.length) {
                cells = Arrays.copyOf(cells, 2 * filled);
                first = Arrays.copyOf(first, 2 * filled);
                second = Arrays.copyOf(second, 2 * filled);
            }
            first[filled] = i;
            second[filled] = j;
            cells[filled++] = count;
            firsts[i] += count;
            seconds[j] += count;
            total += count;
        }

        void tell(Cells told) {
            for (int cell = 0; cell < filled; cell++) {
                told.cell(firsts[first[cell]], seconds[second[cell]], cells[cell]);
            }
        }

        Joint joint() {
            double entropy = 0;
            double first2 = 0;
            double second2 = 0;
            for (int cell = 0; cell < filled; cell++) {
                double share = (double) cells[cell] / total;
                entropy -= share * Math.log(share);
                first2 += share * cells[cell] / seconds[second[cell]];
                second2 += share * cells[cell] / firsts[first[cell]];
            }
            return new Joint(
                    Discrete.entropy(firsts, total),
                    Discrete.entropy(seconds, total),
                    Math.abs(entropy) / Math.log(2),
                    tau(first2, firsts),
                    tau(second2, seconds));
        }

        private double tau(double known, int[] counts) {
            double blind = 0;
            double most = 0;
            for (int count : counts) {
                double share = (double) count / total;
                blind += share * share;
                most = Math.max(most, count);
            }
            double gain = known - blind;
            return most == total ? Double.NaN : gain <= ROUNDING ? 0 : gain / (1 - blind);
        }
    }
}
