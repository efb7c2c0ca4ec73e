package org.headstart.search;

import java.util.Objects;
import java.util.Set;
import org.headstart.api.space.Configuration;
import org.headstart.search.Ladder.Standing;

/**
 * What is not recommended goes up only if it is at least as good as the best that is recommended on the same rung (RUSH: Zappella, Salinas and
 * Archambeau 2021, arXiv 2103.16111). Without recommendation all may go up.
 *
 * @param recommended what past tasks recommend
 */
record RushRule(Set<Configuration> recommended) {

    boolean allows(Standing standing, Ladder ladder) {
        Double own = standing.gain();
        if (own == null) {
            return false;
        }
        return recommended.contains(standing.configuration()) || own >= threshold(ladder, standing.rung());
    }

    private double threshold(Ladder ladder, int rung) {
        return recommended.stream()
                .map(configuration -> ladder.on(configuration, rung))
                .filter(Objects::nonNull)
                .map(Standing::gain)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }
}
