package org.headstart.search;

import java.util.List;
import java.util.random.RandomGenerator;

/** Walks a list, then leaves the choice to another strategy. */
final class ListFirst implements Strategy {

    private final List<Wish> list;
    private final Strategy then;

    /**
     * @param list in the domain, without repetition
     * @param then chooses when all of the list has been tried
     */
    ListFirst(List<Wish> list, Strategy then) {
        this.list = List.copyOf(list);
        this.then = then;
    }

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        for (Wish wish : list) {
            if (!trials.has(wish.configuration())) {
                return wish;
            }
        }
        return then.next(trials, random);
    }
}
