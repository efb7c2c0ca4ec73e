package org.headstart.search;

import java.util.random.RandomGenerator;

/**
 * Gives every so many trials to another strategy.
 *
 * @param period every trial whose number, from 1 on, this divides is the other's; at least 2
 * @param other  has one trial in a period
 * @param usual  has the rest
 */
record Interleaved(int period, Strategy other, Strategy usual) implements Strategy {

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        boolean isOthers = (trials.count() + 1) % period == 0;
        return (isOthers ? other : usual).next(trials, random);
    }
}
