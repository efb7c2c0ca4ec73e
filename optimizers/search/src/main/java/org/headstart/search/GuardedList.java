package org.headstart.search;

import java.util.List;
import java.util.random.RandomGenerator;
import org.headstart.api.recommendation.Source;

/**
 * Walks what past tasks recommend as long as the trials do not contradict them, and leaves the choice to the search otherwise. Among what they recommend
 * stands something that they do not, to hold it against: the default, which comes in any case, or a plain trial, which comes as soon as the trials do
 * not bear past tasks out. If the trials take past tasks' side later, the list goes on.
 */
final class GuardedList implements Strategy {

    private final List<Wish> list;
    private final PriorStrategy then;

    /**
     * @param list in the domain, without repetition
     * @param then chooses when nothing is left of the list, or past tasks are contradicted
     */
    GuardedList(List<Wish> list, PriorStrategy then) {
        this.list = List.copyOf(list);
        this.then = then;
    }

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        List<Wish> left =
                list.stream().filter(wish -> !trials.has(wish.configuration())).toList();
        if (left.isEmpty()) {
            return then.next(trials, random);
        }
        PastView view = then.view(trials.ended());
        if (view.isContradicted()) {
            return left.stream().filter(GuardedList::isPlain).findFirst().orElseGet(() -> then.next(trials, random)
                    .because(left.size() + " more that they recommend wait"));
        }
        return left.stream()
                .filter(wish -> wish.source() != Source.RANDOM || !view.isBorneOut())
                .findFirst()
                .orElseGet(() -> then.next(trials, random));
    }

    private static boolean isPlain(Wish wish) {
        return wish.source() == Source.DEFAULT || wish.source() == Source.RANDOM;
    }
}
