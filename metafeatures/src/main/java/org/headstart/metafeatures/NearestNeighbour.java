package org.headstart.metafeatures;

import java.util.Arrays;

/** Predicts the target of the nearest training row by Euclidean distance; equally near ones vote. Cover and Hart, 1967. */
final class NearestNeighbour {

    private NearestNeighbour() {}

    /**
     * Distances over all columns.
     *
     * @param fold what to learn from and to predict
     */
    static double[] predict(LandmarkFold fold) {
        NearestRows nearest = NearestRows.of(fold.sample().columns(), fold.train(), fold.test());
        Vote vote = new Vote(fold);
        double[] predicted = new double[fold.test().length];
        for (int i = 0; i < predicted.length; i++) {
            vote.clear();
            Arrays.stream(nearest.of(i)).forEach(vote::add);
            predicted[i] = vote.result();
        }
        return predicted;
    }

    /**
     * Distances in one column: the nearest values of training rows lie beside the row's own in the column's order.
     *
     * @param fold   what to learn from and to predict
     * @param column the column
     */
    static double[] predict(LandmarkFold fold, int column) {
        OneColumn values = new OneColumn(fold, column);
        return Arrays.stream(fold.test()).mapToDouble(values::predict).toArray();
    }

    /** The training rows in the order of a column. */
    private static final class OneColumn {

        private final double[] values;
        private final int[] ranks;
        private final int[] order;
        private final double[] predictions;
        private final Vote vote;

        /** [ranks + 1], where in the order the rows of a rank start. */
        private final int[] starts;

        OneColumn(LandmarkFold fold, int column) {
            this.values = fold.sample().columns()[column];
            this.ranks = fold.sample().ranks()[column];
            this.vote = new Vote(fold);
            int last = Arrays.stream(ranks).max().orElse(0);
            this.starts = new int[last + 2];
            for (int row : fold.train()) {
                starts[ranks[row] + 1]++;
            }
            for (int rank = 0; rank <= last; rank++) {
                starts[rank + 1] += starts[rank];
            }
            int[] next = starts.clone();
            this.order = new int[fold.train().length];
            for (int row : fold.train()) {
                order[next[ranks[row]]++] = row;
            }
            this.predictions = new double[last + 1];
            Arrays.fill(predictions, Double.NaN);
        }

        /** The same for all rows with the same value. */
        double predict(int row) {
            int rank = ranks[row];
            if (Double.isNaN(predictions[rank])) {
                predictions[rank] = neighbours(rank, values[row]);
            }
            return predictions[rank];
        }

        private double neighbours(int rank, double value) {
            vote.clear();
            if (starts[rank] < starts[rank + 1]) {
                addAll(rank);
                return vote.result();
            }
            int above = starts[rank];
            int below = above - 1;
            double up = above < order.length ? values[order[above]] - value : Double.POSITIVE_INFINITY;
            double down = below >= 0 ? value - values[order[below]] : Double.POSITIVE_INFINITY;
            if (up <= down) {
                addAll(ranks[order[above]]);
            }
            if (down <= up) {
                addAll(ranks[order[below]]);
            }
            return vote.result();
        }

        private void addAll(int rank) {
            for (int at = starts[rank]; at < starts[rank + 1]; at++) {
                vote.add(order[at]);
            }
        }
    }
}
