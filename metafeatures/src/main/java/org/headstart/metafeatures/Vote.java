package org.headstart.metafeatures;

import java.util.Arrays;

/**
 * What equally near rows predict together: the class that most of them have, of equally frequent ones the one more frequent in the training rows, or their
 * mean. So the place of a row in the table decides nothing. Used by one thread.
 */
final class Vote {

    private final double[] target;
    private final int[] frequent;
    private final int[] counts;
    private int rows;
    private double sum;

    Vote(LandmarkFold fold) {
        this.target = fold.sample().target();
        this.frequent = new int[fold.sample().classes()];
        this.counts = new int[frequent.length];
        if (fold.sample().isClassification()) {
            for (int row : fold.train()) {
                frequent[(int) target[row]]++;
            }
        }
    }

    /** Forgets the rows so far. */
    void clear() {
        Arrays.fill(counts, 0);
        rows = 0;
        sum = 0;
    }

    void add(int row) {
        rows++;
        if (counts.length > 0) {
            counts[(int) target[row]]++;
        } else {
            sum += target[row];
        }
    }

    /** The class or number, when there is at least one row. */
    double result() {
        if (counts.length == 0) {
            return sum / rows;
        }
        int best = 0;
        for (int code = 1; code < counts.length; code++) {
            boolean better =
                    counts[code] > counts[best] || (counts[code] == counts[best] && frequent[code] > frequent[best]);
            best = better ? code : best;
        }
        return best;
    }
}
