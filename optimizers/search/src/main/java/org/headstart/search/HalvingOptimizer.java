package org.headstart.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.TrialState;
import org.headstart.search.Ladder.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Successive halving. The first that is recommended and the default are evaluated in full at once, so that there is an incumbent from the first
 * trial on and something to hold it against. Then what is recommended and the default begin on the lowest rung, and after them what a strategy
 * chooses by a model of the highest rung that has trials enough (Falkner, Klein and Hutter 2018, algorithm 2). The schedule says who goes up.
 *
 * <p>There is no state but the trials, so telling a new optimizer the same trials takes the study up exactly where it stopped.
 */
final class HalvingOptimizer implements Optimizer {

    private static final int LEADING = 5;

    private final Setting setting;
    private final Domain domain;
    private final HalvingSchedule schedule;
    private final Strategy strategy;
    private final List<Wish> opening;
    private final List<Wish> first;
    private final Map<Configuration, Wish> listed = new LinkedHashMap<>();
    private final RushRule rule;
    private final SortedMap<Integer, Observation> told = new TreeMap<>();
    private final List<Proposal> asked = new ArrayList<>();

    HalvingOptimizer(Setting setting, HalvingSchedule schedule) {
        this.setting = setting;
        this.schedule = schedule;
        this.domain = Domain.of(setting);
        this.strategy = AutoProvider.search(setting.byPrimary(), domain);
        List<Wish> recommended = Advice.recommended(setting);
        List<Wish> leading = domain.inside(recommended.subList(0, Math.min(LEADING, recommended.size())));
        this.rule = new RushRule(leading.stream().map(Wish::configuration).collect(Collectors.toUnmodifiableSet()));
        this.first = domain.inside(Advice.withDefault(leading, setting, domain, Recommendation.DEFAULT_PLACE));
        this.first.forEach(wish -> listed.put(wish.configuration(), wish));
        this.opening = setting.rungs().count() == 1 ? List.of() : opening(first);
    }

    private static List<Wish> opening(List<Wish> first) {
        List<Wish> opening = new ArrayList<>(first.subList(0, Math.min(1, first.size())));
        first.stream().skip(1).filter(wish -> wish.source() == Source.DEFAULT).forEach(opening::add);
        return opening;
    }

    @Override
    public Proposal ask() {
        Ladder ladder = Ladder.of(setting.rungs(), setting.metric(), told.values(), asked);
        Proposal proposal = proposal(ladder, Randomness.at(setting.seed(), ladder.count()));
        asked.add(proposal);
        return proposal;
    }

    private Proposal proposal(Ladder ladder, RandomGenerator random) {
        for (Wish wish : opening) {
            if (!ladder.isOn(wish.configuration(), ladder.top())) {
                return proposal(wish, wish.why() + ", in full from the start", 1);
            }
        }
        Step step = schedule.next(ladder, rule);
        if (step instanceof Step.Promotion promotion) {
            return proposal(promotion, ladder);
        }
        return start(((Step.Start) step).rung(), ladder, random);
    }

    private Proposal proposal(Step.Promotion promotion, Ladder ladder) {
        Configuration configuration = promotion.configuration();
        Wish wish = listed.getOrDefault(configuration, new Wish(configuration, Source.SEARCH, ""));
        String why = String.format(
                Locale.ROOT,
                "number %d of %d at %.3g of a full evaluation",
                promotion.place(),
                promotion.of(),
                ladder.share(promotion.rung() - 1));
        return proposal(wish, why, ladder.share(promotion.rung()));
    }

    private Proposal start(int rung, Ladder ladder, RandomGenerator random) {
        for (Wish wish : first) {
            if (hasNotBegun(wish.configuration(), rung, ladder)) {
                return proposal(wish, wish.why(), ladder.share(rung));
            }
        }
        Trials view = view(ladder);
        if (domain.isUsedUp(view)) {
            Step.Promotion rest = unearned(ladder);
            if (rest != null) {
                return proposal(rest, ladder);
            }
            domain.requireFree(view);
            Wish again = Wish.random(setting.space().sample(random), "the space has nothing new left");
            return proposal(again, again.why(), ladder.share(rung));
        }
        Wish wish = strategy.next(view, random);
        Configuration chosen = domain.nearestFree(wish.configuration(), view, random);
        return proposal(wish.at(chosen), wish.why(), ladder.share(rung));
    }

    /** The opening does not count. */
    private static boolean hasNotBegun(Configuration configuration, int rung, Ladder ladder) {
        if (ladder.isOn(configuration, rung)) {
            return false;
        }
        for (int lower = 0; lower < ladder.top(); lower++) {
            if (ladder.isOn(configuration, lower)) {
                return false;
            }
        }
        return true;
    }

    /** When nothing new can begin: the best of the highest rung that has not gone up, whether or not it has earned it. */
    private static Step.@Nullable Promotion unearned(Ladder ladder) {
        for (int rung = ladder.top() - 1; rung >= 0; rung--) {
            List<Standing> best = Ladder.bestFirst(ladder.ended(rung));
            for (int i = 0; i < best.size(); i++) {
                if (!ladder.isOn(best.get(i).configuration(), rung + 1)) {
                    return new Step.Promotion(best.get(i).configuration(), rung + 1, i + 1, best.size());
                }
            }
        }
        return null;
    }

    /**
     * The trials as a strategy sees them that knows nothing of rungs: those that have ended on the rung of the model, and of all others only
     * that they are taken.
     */
    private Trials view(Ladder ladder) {
        int rung = modelRung(ladder);
        Trials view = new Trials(setting.learner());
        List<Standing> order = ladder.inOrder();
        for (int number = 0; number < order.size(); number++) {
            Standing standing = order.get(number);
            Configuration configuration = standing.configuration();
            if (standing.rung() == rung && standing.ended()) {
                view.tell(asFull(number, standing));
            } else if (!standing.ended() && !ladder.isOn(configuration, rung)) {
                view.tell(new Observation(number, setting.learner(), configuration, TrialState.RUNNING, null, 0));
            }
        }
        ladder.configurations().stream().filter(c -> !view.has(c)).forEach(view::avoid);
        return view;
    }

    private Observation asFull(int number, Standing standing) {
        Double gain = standing.gain();
        return new Observation(
                number,
                setting.learner(),
                standing.configuration(),
                gain == null ? TrialState.FAILED : TrialState.COMPLETE,
                gain == null ? null : setting.metric().gain(gain),
                0);
    }

    /** The highest rung with more ended trials than there are hyperparameters; the lowest when there is none. */
    private int modelRung(Ladder ladder) {
        int wanted = setting.space().size() + 1;
        for (int rung = ladder.top(); rung > 0; rung--) {
            if (ladder.ended(rung).size() >= wanted) {
                return rung;
            }
        }
        return 0;
    }

    private Proposal proposal(Wish wish, String why, double share) {
        return new Proposal(setting.learner(), wish.configuration(), wish.source(), why, null, share);
    }

    @Override
    public void tell(Observation observation) {
        if (!observation.learner().equals(setting.learner())
                || Ladder.rungOf(setting.rungs(), observation.share()) < 0) {
            return;
        }
        if (told.put(observation.number(), observation) == null) {
            forget(observation);
        }
    }

    /** What has a number is not to be counted twice. */
    private void forget(Observation observation) {
        for (Proposal proposal : asked) {
            if (proposal.configuration().equals(observation.configuration())
                    && Ladder.rungOf(setting.rungs(), proposal.share())
                            == Ladder.rungOf(setting.rungs(), observation.share())) {
                asked.remove(proposal);
                return;
            }
        }
    }
}
