package org.headstart.metafeatures;

import java.util.Arrays;

/**
 * How much two sides of a split are of one kind each: the sum over the sides of the squared counts (Gini) or squared sums (variance), each divided by the
 * side's rows. Breiman, Friedman, Olshen and Stone, Classification and Regression Trees, 1984, sections 4.3 and 8.4. Not thread-safe.
 */
abstract sealed class Criterion {

    private int left;
    private int right;

    static Criterion of(LandmarkSample sample) {
        return sample.isClassification() ? new Gini(sample.target(), sample.classes()) : new Variance(sample.target());
    }

    /** Puts all these rows on the right. */
    final void start(int[] rows, int from, int to) {
        left = 0;
        right = 0;
        clear();
        for (int i = from; i < to; i++) {
            add(rows[i]);
            right++;
        }
    }

    /** Moves a row from the right to the left. */
    final void move(int row) {
        left++;
        right--;
        shift(row);
    }

    /** The higher, the purer the sides. */
    final double score() {
        return (left == 0 ? 0 : leftSquares() / left) + (right == 0 ? 0 : rightSquares() / right);
    }

    abstract void clear();

    abstract void add(int row);

    abstract void shift(int row);

    abstract double leftSquares();

    abstract double rightSquares();

    /** What a leaf with the rows of {@link #start} predicts. */
    abstract double leaf();

    /** Counts of classes. */
    private static final class Gini extends Criterion {

        private final double[] target;
        private final int[] lefts;
        private final int[] rights;
        private double leftSquares;
        private double rightSquares;

        Gini(double[] target, int classes) {
            this.target = target;
            this.lefts = new int[classes];
            this.rights = new int[classes];
        }

        @Override
        void clear() {
            Arrays.fill(lefts, 0);
            Arrays.fill(rights, 0);
            leftSquares = 0;
            rightSquares = 0;
        }

        @Override
        void add(int row) {
            rightSquares += 2 * rights[(int) target[row]]++ + 1;
        }

        @Override
        void shift(int row) {
            int code = (int) target[row];
            leftSquares += 2 * lefts[code]++ + 1;
            rightSquares -= 2 * --rights[code] + 1;
        }

        @Override
        double leftSquares() {
            return leftSquares;
        }

        @Override
        double rightSquares() {
            return rightSquares;
        }

        @Override
        double leaf() {
            int mode = 0;
            for (int code = 1; code < rights.length; code++) {
                mode = rights[code] > rights[mode] ? code : mode;
            }
            return mode;
        }
    }

    /** Sums of numbers. */
    private static final class Variance extends Criterion {

        private final double[] target;
        private double leftSum;
        private double rightSum;
        private int rows;

        Variance(double[] target) {
            this.target = target;
        }

        @Override
        void clear() {
            leftSum = 0;
            rightSum = 0;
            rows = 0;
        }

        @Override
        void add(int row) {
            rightSum += target[row];
            rows++;
        }

        @Override
        void shift(int row) {
            leftSum += target[row];
            rightSum -= target[row];
        }

        @Override
        double leftSquares() {
            return leftSum * leftSum;
        }

        @Override
        double rightSquares() {
            return rightSum * rightSum;
        }

        @Override
        double leaf() {
            return rightSum / rows;
        }
    }
}
