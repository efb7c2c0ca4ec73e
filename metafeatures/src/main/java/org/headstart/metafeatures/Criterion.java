package org.headstart.metafeatures;

import java.util.Arrays;

/**
 * How much two sides of a split are of one kind each: the sum over the sides of the squared counts (Gini) or squared sums (variance), each divided by the
 * side's rows. Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984, sections 4.3 and 8.4. All sums are exact, so that they do
 * not depend on the order of rows, and splits that are equally good by definition have the same score. Not thread-safe.
 */
abstract sealed class Criterion {

    private int rows;
    private double best;
    private int smaller;
    private int position;

    static Criterion of(LandmarkSample sample) {
        return sample.isClassification() ? new Gini(sample.target(), sample.classes()) : new Variance(sample.target());
    }

    /** Takes the rows of a node and forgets the best split of the last one. */
    final void start(int[] order, int from, int to) {
        rows = to - from;
        best = Double.NEGATIVE_INFINITY;
        smaller = 0;
        position = 0;
        add(order, from, to);
    }

    /**
     * Looks for a better split of the node than the best so far. Of equally good ones the more even one is better, then the one seen first.
     *
     * @param order the rows in ascending order of a column
     * @param ranks [rows], the cells of that column as ranks
     * @return whether there is one
     */
    abstract boolean improve(int[] order, int from, int to, int[] ranks);

    /** Whether the node's rows are all of one kind. */
    abstract boolean isPure();

    /** What a leaf with the node's rows predicts. */
    abstract double leaf();

    /** Adds one to the class that a leaf with the node's rows predicts; classes that are equally frequent share it. */
    abstract void vote(double[] leaves);

    /** The square of the node's sum or the squares of its counts. */
    abstract double squares();

    /** How much purer the best split is than the node, at least 0. */
    final double gain() {
        return Math.max(0, best - squares() / rows);
    }

    /** How many rows the best split puts on the left. */
    final int position() {
        return position;
    }

    final int rows() {
        return rows;
    }

    /** One division, so that the score is the fraction's nearest number, whatever the sides. */
    final boolean offer(double leftSquares, double rightSquares, int left) {
        int right = rows - left;
        double score = (leftSquares * right + rightSquares * left) / ((double) left * right);
        int small = Math.min(left, right);
        if (score < best || (score == best && small <= smaller)) {
            return false;
        }
        best = score;
        smaller = small;
        position = left;
        return true;
    }

    abstract void add(int[] order, int from, int to);

    /** Counts of classes. What is kept of a node is as large as the node, however many classes there are. */
    private static final class Gini extends Criterion {

        private final int[] target;
        private final int[] counts;
        private final int[] lefts;
        private final int[] present;
        private int kinds;
        private long squares;

        Gini(double[] target, int classes) {
            this.target = Arrays.stream(target).mapToInt(code -> (int) code).toArray();
            this.counts = new int[classes];
            this.lefts = new int[classes];
            this.present = new int[classes];
        }

        @Override
        void add(int[] order, int from, int to) {
            for (int i = 0; i < kinds; i++) {
                counts[present[i]] = 0;
            }
            kinds = 0;
            squares = 0;
            for (int at = from; at < to; at++) {
                int code = target[order[at]];
                if (counts[code] == 0) {
                    present[kinds++] = code;
                }
                squares += 2 * counts[code]++ + 1;
            }
        }

        @Override
        boolean improve(int[] order, int from, int to, int[] ranks) {
            for (int i = 0; i < kinds; i++) {
                lefts[present[i]] = 0;
            }
            long leftSquares = 0;
            long rightSquares = squares;
            boolean better = false;
            int rank = ranks[order[from]];
            for (int at = from; at < to - 1; at++) {
                int code = target[order[at]];
                int left = lefts[code]++;
                leftSquares += 2 * left + 1;
                rightSquares -= 2 * (counts[code] - left) - 1;
                int next = ranks[order[at + 1]];
                if (next != rank) {
                    rank = next;
                    better |= offer(leftSquares, rightSquares, at + 1 - from);
                }
            }
            return better;
        }

        @Override
        boolean isPure() {
            return kinds == 1;
        }

        @Override
        double squares() {
            return squares;
        }

        /** Of equally frequent classes the first in their order. */
        @Override
        double leaf() {
            int mode = present[0];
            for (int i = 1; i < kinds; i++) {
                int code = present[i];
                boolean more = counts[code] > counts[mode] || (counts[code] == counts[mode] && code < mode);
                mode = more ? code : mode;
            }
            return mode;
        }

        @Override
        void vote(double[] leaves) {
            int most = counts[(int) leaf()];
            int tied = 0;
            for (int i = 0; i < kinds; i++) {
                tied += counts[present[i]] == most ? 1 : 0;
            }
            for (int i = 0; i < kinds; i++) {
                leaves[present[i]] += counts[present[i]] == most ? 1.0 / tied : 0;
            }
        }
    }

    /** Sums of numbers, which are rounded to multiples of 2^-32 standard deviations, so that 5,000 of them add up without an error. */
    private static final class Variance extends Criterion {

        private static final double UNIT = 0x1p32;

        private final double[] target;
        private double sum;
        private boolean pure;

        Variance(double[] target) {
            this.target =
                    Arrays.stream(target).map(y -> Math.rint(y * UNIT) / UNIT).toArray();
        }

        @Override
        void add(int[] order, int from, int to) {
            sum = 0;
            pure = true;
            for (int at = from; at < to; at++) {
                sum += target[order[at]];
                pure &= target[order[at]] == target[order[from]];
            }
        }

        @Override
        boolean improve(int[] order, int from, int to, int[] ranks) {
            double left = 0;
            boolean better = false;
            int rank = ranks[order[from]];
            for (int at = from; at < to - 1; at++) {
                left += target[order[at]];
                int next = ranks[order[at + 1]];
                if (next != rank) {
                    rank = next;
                    double right = sum - left;
                    better |= offer(left * left, right * right, at + 1 - from);
                }
            }
            return better;
        }

        @Override
        boolean isPure() {
            return pure;
        }

        @Override
        double squares() {
            return sum * sum;
        }

        @Override
        double leaf() {
            return sum / rows();
        }

        @Override
        void vote(double[] leaves) {
            // numbers are no classes
        }
    }
}
