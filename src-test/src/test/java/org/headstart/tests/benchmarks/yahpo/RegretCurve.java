package org.headstart.tests.benchmarks.yahpo;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The normalised regret of one method on one instance from one seed.
 *
 * @param key     whose it is
 * @param regrets by cost in full evaluations, which is the number of trials where all are full; 0 is the best value known, 1 the worst
 */
record RegretCurve(CurveKey key, NavigableMap<Integer, Double> regrets) {

    /** Where regret is reported. */
    static final List<Integer> CHECKPOINTS = List.of(1, 2, 3, 5, 10, 20, 30, 50, 75, 100);

    RegretCurve {
        regrets = Collections.unmodifiableNavigableMap(new TreeMap<>(regrets));
    }

    /** The regret after so many full evaluations; NaN where it was not recorded. */
    double after(int tried) {
        return regrets.getOrDefault(tried, Double.NaN);
    }

    /** The last place at which it was recorded. */
    int length() {
        return regrets.isEmpty() ? 0 : regrets.lastKey();
    }
}
