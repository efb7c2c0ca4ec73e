package org.headstart.search;

import io.jenetics.Alterer;
import io.jenetics.DoubleGene;
import io.jenetics.EliteSelector;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.TournamentSelector;
import io.jenetics.engine.InvertibleCodec;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Metric;

/**
 * Steady-state evolution on Jenetics: the best trials survive, tournaments among them choose parents, and each ask takes the first child
 * that decodes to something new. Founders are the recommended configurations, the default and random ones, in turn.
 */
final class EvolutionStrategy implements Strategy {

    private static final int FOUNDERS = 10;
    private static final int SURVIVORS = 10;
    private static final int BROOD = 8;
    private static final int BROODS = 20;

    private final Domain domain;
    private final Metric metric;
    private final Strategy founders;
    private final Selector<DoubleGene, Double> survivors = new EliteSelector<>(SURVIVORS);
    private final Selector<DoubleGene, Double> parents = new TournamentSelector<>(3);
    private final Alterer<DoubleGene, Double> alterers = UnitCube.alterers();

    /**
     * @param domain what may be proposed
     * @param metric what is improved
     * @param seeds  the founders to begin with
     */
    EvolutionStrategy(Domain domain, Metric metric, List<Wish> seeds) {
        this.domain = domain;
        this.metric = metric;
        this.founders = new ListFirst(seeds.subList(0, Math.min(FOUNDERS, seeds.size())), new RandomStrategy(domain));
    }

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        List<Observation> ended = trials.ended();
        if (trials.count() < FOUNDERS || ended.size() < 2) {
            return founders.next(trials, random);
        }
        return RandomRegistry.with(random, r -> breed(ended, trials, random));
    }

    private Wish breed(List<Observation> ended, Trials trials, RandomGenerator random) {
        InvertibleCodec<Configuration, DoubleGene> codec = UnitCube.codec(domain.space());
        ISeq<Phenotype<DoubleGene, Double>> population = population(ended, codec);
        ISeq<Phenotype<DoubleGene, Double>> alive =
                survivors.select(population, Math.min(SURVIVORS, population.size()), Optimize.MAXIMUM);
        for (int brood = 0; brood < BROODS; brood++) {
            var chosen = parents.select(alive, BROOD, Optimize.MAXIMUM);
            for (Phenotype<DoubleGene, Double> child :
                    alterers.alter(chosen, trials.count()).population()) {
                Configuration configuration = codec.decode(child.genotype());
                if (!trials.has(configuration)) {
                    return new Wish(configuration, Source.SEARCH, "bred from the best of " + ended.size() + " trials");
                }
            }
        }
        return new RandomStrategy(domain).next(trials, random);
    }

    private ISeq<Phenotype<DoubleGene, Double>> population(
            List<Observation> ended, InvertibleCodec<Configuration, DoubleGene> codec) {
        double[] gains = Gains.of(ended, metric);
        return IntStream.range(0, gains.length)
                .mapToObj(i -> Phenotype.<DoubleGene, Double>of(
                        codec.encode(ended.get(i).configuration()), i + 1, gains[i]))
                .collect(ISeq.toISeq());
    }
}
