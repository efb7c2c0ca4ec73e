package org.headstart.search;

import java.util.ArrayList;
import java.util.List;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;

/** A setting's recommendation and default as lists to walk. */
final class Advice {

    private static final int LEADING = 5;

    /** The stream of chance of a plain trial among what is recommended, that of no trial's number. */
    private static final int CONTRAST = -3;

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

    /**
     * The same with something to hold against what is recommended: where there is no default, a plain trial in its place.
     *
     * @param plain chooses it
     */
    static List<Wish> contrasted(Setting setting, Domain domain, Strategy plain) {
        List<Wish> leading = new ArrayList<>(leading(setting, domain));
        Trials taken = new Trials(setting.learner());
        leading.forEach(wish -> taken.avoid(wish.configuration()));
        boolean hasDefault = leading.stream().anyMatch(wish -> wish.source() == Source.DEFAULT);
        if (!leading.isEmpty() && !hasDefault && !domain.isUsedUp(taken)) {
            Wish drawn = plain.next(taken, Randomness.at(setting.seed(), CONTRAST));
            leading.add(
                    Math.min(Recommendation.DEFAULT_PLACE, leading.size()),
                    drawn.because("to hold what is recommended against"));
        }
        return leading;
    }

    /** The recommended configurations without what says why. */
    static List<Configuration> configurations(Setting setting) {
        return setting.recommendation().candidates().stream()
                .map(Candidate::configuration)
                .toList();
    }

    /** What a search without history begins with: the default, and in a pool nothing, of which on train tasks a draw did better than the default. */
    static List<Wish> unadvised(Setting setting, Domain domain) {
        return domain.isPool() ? List.of() : domain.inside(ofDefault(setting, domain));
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
