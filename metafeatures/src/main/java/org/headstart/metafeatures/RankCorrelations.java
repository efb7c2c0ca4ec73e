package org.headstart.metafeatures;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Spearman's correlations of columns with a numeric target, over the rows in which both are known, and how many rows stand in their way. Columns are sorted
 * once, so that ranks among fewer rows need no sorting. Lorena et al., Data complexity meta-features for regression problems, 2018, section 3.1. Immutable and
 * thread-safe.
 */
final class RankCorrelations {

    private static final double HIGH = 0.9;
    private static final double SMALL = 0.1;

    private final double[][] columns;
    private final double[] target;
    private final int[][] orders;
    private final int[] targetOrder;

    /**
     * @param columns [columns][rows], finite or NaN where a cell is missing; not copied
     * @param target  [rows], from 0 to 1; not copied
     */
    RankCorrelations(double[][] columns, double[] target) {
        this.columns = columns;
        this.target = target;
        this.orders = Arrays.stream(columns).map(RankCorrelations::order).toArray(int[][]::new);
        this.targetOrder = order(target);
    }

    /** The rows whose cell is known, in ascending order. */
    private static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .filter(row -> !Double.isNaN(values[row]))
                .boxed()
                .sorted(Comparator.comparingDouble(row -> values[row]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** [columns], -1 to 1; 0 for a column that does not vary. */
    double[] all(Workers workers) {
        boolean[] kept = new boolean[target.length];
        Arrays.fill(kept, true);
        return of(kept, workers, IntStream.range(0, columns.length).toArray());
    }

    private double[] of(boolean[] kept, Workers workers, int... chosen) {
        return workers.map(chosen.length, i -> correlation(chosen[i], kept)).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private double correlation(int column, boolean[] kept) {
        return Pair.of(this, column, kept).correlation();
    }

    /** Ranks among the rows that are kept and known, equal values sharing their mean rank; 0 for the others. */
    private static double[] ranks(double[] values, int[] order, boolean[] kept) {
        double[] ranks = new double[values.length];
        int[] rows = IntStream.of(order).filter(row -> kept[row]).toArray();
        for (int start = 0; start < rows.length; ) {
            int end = start;
            while (end < rows.length && values[rows[end]] == values[rows[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[rows[i]] = (start + end + 1) / 2.0;
            }
            start = end;
        }
        return ranks;
    }

    /** The ranks of a column and the target. */
    private record Pair(double[] column, double[] target, int[] rows) {

        static Pair of(RankCorrelations all, int column, boolean[] kept) {
            boolean[] known = new boolean[kept.length];
            IntStream.of(all.orders[column]).forEach(row -> known[row] = kept[row]);
            return new Pair(
                    ranks(all.columns[column], all.orders[column], known),
                    ranks(all.target, all.targetOrder, known),
                    IntStream.range(0, known.length).filter(row -> known[row]).toArray());
        }

        double correlation() {
            Moments moments = new Moments();
            for (int row : rows) {
                moments.add(column[row], target[row], 1);
            }
            return moments.correlation();
        }
    }

    /** Sums of whole and half numbers, which are exact, so that rows can be taken away again. */
    private static final class Moments {

        private double count;
        private double x;
        private double y;
        private double xx;
        private double yy;
        private double xy;

        void add(double rank, double other, int sign) {
            count += sign;
            x += sign * rank;
            y += sign * other;
            xx += sign * rank * rank;
            yy += sign * other * other;
            xy += sign * rank * other;
        }

        /** 0 if either does not vary. */
        double correlation() {
            double spread = (count * xx - x * x) * (count * yy - y * y);
            return spread > 0 ? (count * xy - x * y) / Math.sqrt(spread) : 0;
        }
    }

    /**
     * For the column that needs least, the share of its known rows that must go until it is correlated with the target by more than .9 either way: those
     * whose ranks are furthest apart go first. Ranks stay what they were, so that a column takes no longer than sorting.
     */
    double leastRemoved(Workers workers) {
        boolean[] kept = new boolean[target.length];
        Arrays.fill(kept, true);
        return workers.map(columns.length, column -> removed(Pair.of(this, column, kept))).stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(1);
    }

    private static double removed(Pair pair) {
        Moments moments = new Moments();
        for (int row : pair.rows()) {
            moments.add(pair.column()[row], pair.target()[row], 1);
        }
        double sign = moments.correlation() < 0 ? -1 : 1;
        double top = sign < 0 ? pair.rows().length + 1.0 : 0;
        int[] furthest = IntStream.of(pair.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        row -> -Math.abs(pair.column()[row] - top - sign * pair.target()[row])))
                .mapToInt(Integer::intValue)
                .toArray();
        int gone = 0;
        while (gone < furthest.length && !(sign * moments.correlation() > HIGH)) {
            int row = furthest[gone++];
            moments.add(pair.column()[row], pair.target()[row], -1);
        }
        return furthest.length == 0 ? 1 : (double) gone / furthest.length;
    }

    /**
     * The share of rows that are left when, again and again, the best correlated column left takes away the rows that a line through it fits within .1. Of
     * at most {@link ClassPairs#MOST_COLUMNS} columns.
     */
    double leftByAll(Workers workers) {
        boolean[] kept = new boolean[target.length];
        Arrays.fill(kept, true);
        int[] open = IntStream.range(0, Math.min(columns.length, ClassPairs.MOST_COLUMNS))
                .toArray();
        double[] correlations = of(kept, workers, open);
        int left = target.length;
        while (open.length > 0 && left > 0) {
            int best = 0;
            for (int i = 1; i < open.length; i++) {
                best = Math.abs(correlations[i]) > Math.abs(correlations[best]) ? i : best;
            }
            int gone = removeFitted(columns[open[best]], kept);
            left -= gone;
            open = without(best, open);
            correlations = gone > 0 ? of(kept, workers, open) : without(best, correlations);
        }
        return (double) left / target.length;
    }

    private int removeFitted(double[] column, boolean[] kept) {
        int[] rows = IntStream.range(0, kept.length)
                .filter(row -> kept[row] && !Double.isNaN(column[row]))
                .toArray();
        double x = IntStream.of(rows).mapToDouble(row -> column[row]).average().orElse(0);
        double y = IntStream.of(rows).mapToDouble(row -> target[row]).average().orElse(0);
        double xx = 0;
        double xy = 0;
        for (int row : rows) {
            xx += (column[row] - x) * (column[row] - x);
            xy += (column[row] - x) * (target[row] - y);
        }
        double slope = xx > 0 ? xy / xx : 0;
        int gone = 0;
        for (int row : rows) {
            if (Math.abs(target[row] - y - slope * (column[row] - x)) <= SMALL) {
                kept[row] = false;
                gone++;
            }
        }
        return gone;
    }

    private static int[] without(int position, int... values) {
        return IntStream.range(0, values.length)
                .filter(i -> i != position)
                .map(i -> values[i])
                .toArray();
    }

    private static double[] without(int position, double... values) {
        return IntStream.range(0, values.length)
                .filter(i -> i != position)
                .mapToDouble(i -> values[i])
                .toArray();
    }
}
