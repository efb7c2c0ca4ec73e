package org.headstart.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.headstart.api.space.Configuration;
import org.headstart.search.Ladder.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Hyperband (Li et al. 2018, algorithm 1): brackets of successive halving, in turn, that begin with many configurations on the lowest rung, with
 * fewer on the next, and at last with a few in full. Within a bracket a rung is decided when all on it have ended. While it is not, the next
 * bracket goes on, and when all wait, a new one begins (as in HpBandSter: Falkner, Klein and Hutter 2018, section 4.2), so that workers need not.
 *
 * <p>Which bracket a trial belongs to is not kept anywhere: brackets that begin on one rung fill up in turn with what begins there.
 */
record HyperbandBrackets() implements HalvingSchedule {

    @Override
    public Step next(Ladder ladder, RushRule rule) {
        List<List<Configuration>> brackets = brackets(ladder);
        for (int i = 0; i < brackets.size(); i++) {
            int base = base(ladder, i);
            if (brackets.get(i).size() < width(ladder, base)) {
                return new Step.Start(base);
            }
            Step.Promotion promotion = promotion(ladder, rule, brackets.get(i), base);
            if (promotion != null) {
                return promotion;
            }
        }
        return new Step.Start(base(ladder, brackets.size()));
    }

    /** The rung on which the i-th bracket begins. */
    private static int base(Ladder ladder, int bracket) {
        return bracket % (ladder.top() + 1);
    }

    /** How many begin in a bracket: ceil((s_max + 1) / (s + 1) * eta^s), where s rungs follow. */
    static int width(Ladder ladder, int base) {
        int following = ladder.top() - base;
        double wide = (ladder.top() + 1.0) / (following + 1) * Math.pow(ladder.reduction(), following);
        return (int) Math.ceil(wide - 1e-9);
    }

    /** What began in each bracket, up to the last that anything began in; of what was told the same can begin twice. */
    private static List<List<Configuration>> brackets(Ladder ladder) {
        List<List<Configuration>> brackets = new ArrayList<>();
        int[] begun = new int[ladder.top() + 1];
        for (Standing standing : ladder.inOrder()) {
            if (standing.start()) {
                int round = begun[standing.rung()]++ / width(ladder, standing.rung());
                int bracket = round * begun.length + standing.rung();
                while (brackets.size() <= bracket) {
                    brackets.add(new ArrayList<>());
                }
                brackets.get(bracket).add(standing.configuration());
            }
        }
        return brackets;
    }

    /** Who goes up in a bracket that is full; null when all that may are up, or when a rung has not ended. */
    private static Step.@Nullable Promotion promotion(
            Ladder ladder, RushRule rule, List<Configuration> members, int base) {
        List<Configuration> there = members;
        int places = members.size();
        for (int rung = base; rung < ladder.top(); rung++) {
            List<Standing> standings = standings(ladder, there, rung);
            if (standings.isEmpty() || !standings.stream().allMatch(Standing::ended)) {
                return null;
            }
            places /= ladder.reduction();
            List<Standing> best = Ladder.bestFirst(standings);
            List<Configuration> chosen = new ArrayList<>();
            for (int i = 0; i < Math.min(places, best.size()); i++) {
                Configuration configuration = best.get(i).configuration();
                if (ladder.isOn(configuration, rung + 1)) {
                    chosen.add(configuration);
                } else if (rule.allows(best.get(i), ladder)) {
                    return new Step.Promotion(configuration, rung + 1, i + 1, standings.size());
                }
            }
            there = chosen;
        }
        return null;
    }

    private static List<Standing> standings(Ladder ladder, List<Configuration> configurations, int rung) {
        return configurations.stream()
                .distinct()
                .map(configuration -> ladder.on(configuration, rung))
                .filter(Objects::nonNull)
                .toList();
    }
}
