package org.headstart.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Metric;

/**
 * The tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kegl 2011, section 4), multivariate: one density of the best trials and
 * one of the rest. Of configurations drawn from the first, the one where it exceeds the second most has the largest expected improvement. What
 * is listed is ranked whole. The best are 15 % of the trials as in Falkner, Klein and Hutter (2018), at most 25 as in Optuna. Pending trials
 * count as bad (the constant liar of Ginsbourger, Le Riche and Carraro 2010), so that parallel trials differ.
 */
final class ParzenStrategy implements Strategy {

    private static final double GOOD_SHARE = 0.15;
    private static final int GOOD_AT_MOST = 25;
    private static final int CANDIDATES = 24;
    private static final int DRAWS = 20 * CANDIDATES;

    private final Domain domain;
    private final Metric metric;
    private final int founders;
    private final Strategy first;

    /** The trials so far as two densities, and how many made the first. */
    private record Split(ParzenDensity good, ParzenDensity bad, int goodCount) {

        double logRatio(Configuration configuration) {
            return good.log(configuration) - bad.log(configuration);
        }
    }

    /**
     * @param domain   what may be proposed
     * @param metric   what is improved
     * @param founders this many trials must have ended before there are densities, at least 1
     * @param seed     decides the first trials
     */
    ParzenStrategy(Domain domain, Metric metric, int founders, long seed) {
        this.domain = domain;
        this.metric = metric;
        this.founders = founders;
        this.first = domain.isPool() ? new RandomStrategy(domain) : new SobolStrategy(domain, seed);
    }

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        List<Observation> ended = trials.ended();
        if (ended.size() < founders) {
            return first.next(trials, random);
        }
        Split split = split(ended, trials.pending());
        List<Configuration> candidates = domain.isListed() ? domain.free(trials) : drawn(split.good(), trials, random);
        return candidates.stream()
                .map(candidate -> new AcquisitionSearch.Scored(candidate, split.logRatio(candidate)))
                .max(Comparator.comparingDouble(AcquisitionSearch.Scored::value))
                .map(best -> new Wish(best.configuration(), Source.SEARCH, why(best.value(), split, ended.size())))
                .orElseGet(() -> first.next(trials, random));
    }

    private Split split(List<Observation> ended, List<Configuration> pending) {
        double[] gains = Gains.of(ended, metric);
        List<Configuration> bestFirst = new ArrayList<>(IntStream.range(0, gains.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -gains[i]))
                .map(i -> ended.get(i).configuration())
                .toList());
        int good = Math.min(GOOD_AT_MOST, (int) Math.ceil(GOOD_SHARE * gains.length));
        bestFirst.addAll(pending);
        return new Split(
                new ParzenDensity(domain.space(), bestFirst.subList(0, good)),
                new ParzenDensity(domain.space(), bestFirst.subList(good, bestFirst.size())),
                good);
    }

    private static List<Configuration> drawn(ParzenDensity good, Trials trials, RandomGenerator random) {
        Set<Configuration> drawn = new LinkedHashSet<>();
        for (int i = 0; i < DRAWS && drawn.size() < CANDIDATES; i++) {
            Configuration configuration = good.draw(random);
            if (!trials.has(configuration)) {
                drawn.add(configuration);
            }
        }
        return List.copyOf(drawn);
    }

    private static String why(double logRatio, Split split, int trials) {
        return String.format(
                Locale.ROOT,
                "%.2g times as dense among the best %d of %d trials as among the rest",
                Math.exp(logRatio),
                split.goodCount(),
                trials);
    }
}
