package org.headstart.search;

import java.util.random.RandomGenerator;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;

/** Walks a scrambled Sobol sequence through the space, one point a trial, over points that decode to something known. */
final class SobolStrategy implements Strategy {

    private static final int TRIES = 64;

    private final Domain domain;
    private final ScrambledSobol sequence;

    SobolStrategy(Domain domain, long seed) {
        this.domain = domain;
        this.sequence = new ScrambledSobol(Math.max(1, domain.space().size()), Randomness.at(seed, -1));
    }

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        Configuration point = at(trials.count());
        for (int i = 1; i < TRIES && trials.has(point); i++) {
            point = at(trials.count() + i);
        }
        return Wish.random(point, "fills the space evenly");
    }

    private Configuration at(int index) {
        SearchSpace space = domain.space();
        return space.size() == 0 ? space.defaultConfiguration() : space.fromUnit(sequence.point(index));
    }
}
