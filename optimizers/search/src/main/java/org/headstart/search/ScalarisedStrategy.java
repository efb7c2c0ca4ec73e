package org.headstart.search;

import java.util.random.RandomGenerator;
import org.headstart.api.trial.Criteria;

/**
 * ParEGO (Knowles 2006): at each step the objectives are made one by weights of chance, and a strategy for one objective has its say. What a trial
 * came to under former weights does not matter, as all values are computed anew.
 */
final class ScalarisedStrategy implements Strategy {

    private final Criteria criteria;
    private final Strategy single;

    /**
     * @param criteria more than one objective
     * @param single   searches by {@link Scalarisation#METRIC}
     */
    ScalarisedStrategy(Criteria criteria, Strategy single) {
        this.criteria = criteria;
        this.single = single;
    }

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        Scalarisation scalarisation = Scalarisation.draw(criteria, random);
        Wish wish = single.next(trials.changed(scalarisation::of), random);
        return new Wish(wish.configuration(), wish.source(), wish.why() + ", by " + scalarisation.inWords());
    }
}
