package org.headstart.search;

import java.util.ArrayList;
import java.util.List;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.space.Configuration;

/** A setting's recommendation and default as lists to walk. */
final class Advice {

    private static final int LEADING = 5;

    private Advice() {}

    /** The recommended configurations, best first. */
    static List<Wish> recommended(Setting setting) {
        Recommendation recommendation = setting.recommendation();
        List<Wish> wishes = new ArrayList<>();
        for (Candidate candidate : recommendation.candidates()) {
            wishes.add(Wish.recommended(candidate, wishes.size() + 1, recommendation.model()));
        }
        return wishes;
    }

    /** What most optimizers with history begin with: the first five that are recommended, with the default among them. */
    static List<Wish> leading(Setting setting, Domain domain) {
        List<Wish> recommended = recommended(setting);
        List<Wish> leading = recommended.subList(0, Math.min(LEADING, recommended.size()));
        return domain.inside(withDefault(leading, setting, domain, Recommendation.DEFAULT_PLACE));
    }

    /** The recommended configurations without what says why. */
    static List<Configuration> configurations(Setting setting) {
        return setting.recommendation().candidates().stream()
                .map(Candidate::configuration)
                .toList();
    }

    /** The default alone; nothing when there is none or the pool is without it, since what is near it is not the default. */
    static List<Wish> ofDefault(Setting setting, Domain domain) {
        Configuration standard = setting.defaultConfiguration();
        return standard == null || !domain.allows(standard) ? List.of() : List.of(Wish.ofDefault(standard));
    }

    /**
     * The list with the default at a place of it; where it already stands further ahead, it stays there.
     *
     * @param place 0-based; the end of the list when it is shorter
     */
    static List<Wish> withDefault(List<Wish> wishes, Setting setting, Domain domain, int place) {
        List<Wish> all = new ArrayList<>(wishes);
        all.addAll(Math.min(place, all.size()), ofDefault(setting, domain));
        return all;
    }
}
