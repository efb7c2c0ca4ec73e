package org.headstart.metafeatures;

import org.headstart.api.dataset.CategoricalColumn;

/** How two columns hang together, over the rows that both know. NaN where one of them does not vary there but for rounding. */
final class Association {

    /** A share of the variance that is rounding. */
    private static final double ROUNDING = 1e-20;

    private Association() {}

    /**
     * Pearson's correlation.
     *
     * @param first  [rows], about 1 in size; NaN = missing
     * @param second the same
     * @return -1 to 1
     */
    static double pearson(double[] first, double[] second) {
        double firstSum = 0;
        double secondSum = 0;
        int rows = 0;
        for (int row = 0; row < first.length; row++) {
            if (!Double.isNaN(first[row] + second[row])) {
                firstSum += first[row];
                secondSum += second[row];
                rows++;
            }
        }
        Products products = new Products();
        for (int row = 0; row < first.length; row++) {
            if (!Double.isNaN(first[row] + second[row])) {
                products.add(first[row] - firstSum / rows, second[row] - secondSum / rows);
            }
        }
        return products.correlation(rows * ROUNDING);
    }

    /** Spearman's correlation, ties having their mean rank, -1 to 1. */
    static double spearman(Ranked first, Ranked second) {
        double[] firstRanks = first.ranksBeside(second);
        double[] secondRanks = second.ranksBeside(first);
        Products products = new Products();
        for (int row = 0; row < first.codes().length; row++) {
            int i = first.codes()[row];
            int j = second.codes()[row];
            if (i >= 0 && j >= 0) {
                products.add(firstRanks[i], secondRanks[j]);
            }
        }
        return products.correlation(0);
    }

    /**
     * The share of the variance that the means of labels explain, eta squared.
     *
     * @param target [rows], about 1 in size; NaN = missing
     * @return 0 to 1
     */
    static double ratio(CategoricalColumn labels, double[] target) {
        double[] sums = new double[labels.levels().size()];
        int[] counts = new int[sums.length];
        double all = 0;
        int rows = 0;
        for (int row = 0; row < target.length; row++) {
            if (!labels.isMissing(row) && !Double.isNaN(target[row])) {
                sums[labels.code(row)] += target[row];
                counts[labels.code(row)]++;
                all += target[row];
                rows++;
            }
        }
        double mean = all / rows;
        double total = 0;
        double within = 0;
        for (int row = 0; row < target.length; row++) {
            if (!labels.isMissing(row) && !Double.isNaN(target[row])) {
                int code = labels.code(row);
                double own = target[row] - sums[code] / counts[code];
                total += (target[row] - mean) * (target[row] - mean);
                within += own * own;
            }
        }
        return total <= rows * ROUNDING ? Double.NaN : Math.max(0, 1 - within / total);
    }

    /** Sums of squares and products of deviations. */
    private static final class Products {

        private double first;
        private double second;
        private double both;

        void add(double x, double y) {
            first += x * x;
            second += y * y;
            both += x * y;
        }

        double correlation(double rounding) {
            return first <= rounding || second <= rounding
                    ? Double.NaN
                    : Math.max(-1, Math.min(1, both / Math.sqrt(first) / Math.sqrt(second)));
        }
    }
}
