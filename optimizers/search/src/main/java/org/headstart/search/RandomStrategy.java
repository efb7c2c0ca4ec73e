package org.headstart.search;

import java.util.random.RandomGenerator;

/** Draws uniformly on each hyperparameter's scale, or from the pool. */
record RandomStrategy(Domain domain) implements Strategy {

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        return Wish.random(domain.sample(trials, random), "drawn at random");
    }
}
