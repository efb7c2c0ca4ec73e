package org.headstart.search;

import java.util.random.RandomGenerator;

/** A way to choose the next configuration. Answers depend on the arguments alone, so that a study can be taken up anywhere. */
interface Strategy {

    /**
     * @param trials what there is
     * @param random a stream for this position in the sequence
     * @return what to try next; it need not be new or in the pool
     */
    Wish next(Trials trials, RandomGenerator random);
}
