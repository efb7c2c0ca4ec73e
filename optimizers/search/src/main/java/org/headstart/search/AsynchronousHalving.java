package org.headstart.search;

import java.util.List;
import org.headstart.search.Ladder.Standing;

/**
 * Asynchronous successive halving (Li et al. 2020, algorithm 2): from the highest rung down, a configuration among the best 1/eta of those that
 * have ended on its rung goes up as soon as it is there; when there is none, a new one begins on the lowest rung. Nobody waits for others.
 */
record AsynchronousHalving() implements HalvingSchedule {

    @Override
    public Step next(Ladder ladder, RushRule rule) {
        for (int rung = ladder.top() - 1; rung >= 0; rung--) {
            List<Standing> ended = ladder.ended(rung);
            List<Standing> best = Ladder.bestFirst(ended);
            int places = Math.min(best.size(), ended.size() / ladder.reduction());
            for (int i = 0; i < places; i++) {
                Standing one = best.get(i);
                if (!ladder.isOn(one.configuration(), rung + 1) && rule.allows(one, ladder)) {
                    return new Step.Promotion(one.configuration(), rung + 1, i + 1, ended.size());
                }
            }
        }
        return new Step.Start(0);
    }
}
