package org.headstart.api.learner;

import org.headstart.api.Check;

/**
 * What a model says of some rows. The arrays are not copied: whoever makes a Predictions hands them over.
 *
 * @param values classification: [rows][classes], the probability of each level of the target column; regression: [rows][1]
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record Predictions(double[][] values) {

    /** Checks that all rows have one width. */
    public Predictions {
        for (double[] row : values) {
            Check.that(
                    row.length == values[0].length,
                    "A row of predictions has %d values, but another has %d.",
                    row.length,
                    values[0].length);
        }
    }

    /** @return the number of rows */
    public int rows() {
        return values.length;
    }

    /**
     * @param row 0-based
     * @return the index of the most probable class, the first of equals
     */
    public int mostProbable(int row) {
        int best = 0;
        for (int k = 1; k < values[row].length; k++) {
            if (values[row][k] > values[row][best]) {
                best = k;
            }
        }
        return best;
    }
}
