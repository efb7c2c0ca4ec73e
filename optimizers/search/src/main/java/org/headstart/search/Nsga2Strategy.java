package org.headstart.search;

import io.jenetics.Alterer;
import io.jenetics.DoubleGene;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.Selector;
import io.jenetics.engine.InvertibleCodec;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Criteria;

/**
 * NSGA-II (Deb, Pratap, Agarwal and Meyarivan 2002) on Jenetics, in steady state, since trials end one by one: at each ask the best trials by
 * constrained non-dominated rank and crowding distance are the population, binary tournaments among them choose parents, and the first child that
 * decodes to something new is tried. Founders are the recommended configurations, the default and random ones, in turn.
 */
final class Nsga2Strategy implements Strategy {

    private static final int FOUNDERS = 10;
    private static final int LEAST_SURVIVORS = 10;

    /** One in so many trials survives, so that a long study has a population that covers its front and a short one goes forward. */
    private static final int TRIALS_PER_SURVIVOR = 5;

    private static final int BROOD = 8;
    private static final int BROODS = 20;

    private final Domain domain;
    private final Criteria criteria;
    private final Strategy founders;
    private final Selector<DoubleGene, Merit> survivors = new NSGA2Selector<>(
            Merit::dominance,
            (a, b, objective) -> Double.compare(a.gain(objective), b.gain(objective)),
            (a, b, objective) -> a.gain(objective) - b.gain(objective),
            Merit::size);
    private final Alterer<DoubleGene, Merit> alterers = UnitCube.alterers();

    /**
     * @param domain   what may be proposed
     * @param criteria what is improved
     * @param seeds    the founders to begin with
     */
    Nsga2Strategy(Domain domain, Criteria criteria, List<Wish> seeds) {
        this.domain = domain;
        this.criteria = criteria;
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
        ISeq<Phenotype<DoubleGene, Merit>> population = population(ended, codec);
        // In the order of rank and crowding distance, so of two the one further ahead wins the tournament.
        int count = Math.max(LEAST_SURVIVORS, population.size() / TRIALS_PER_SURVIVOR);
        ISeq<Phenotype<DoubleGene, Merit>> alive =
                survivors.select(population, Math.min(count, population.size()), Optimize.MAXIMUM);
        for (int brood = 0; brood < BROODS; brood++) {
            ISeq<Phenotype<DoubleGene, Merit>> parents = IntStream.range(0, BROOD)
                    .mapToObj(i -> alive.get(Math.min(random.nextInt(alive.size()), random.nextInt(alive.size()))))
                    .collect(ISeq.toISeq());
            for (Phenotype<DoubleGene, Merit> child :
                    alterers.alter(parents, trials.count()).population()) {
                Configuration configuration = codec.decode(child.genotype());
                if (!trials.has(configuration)) {
                    return new Wish(
                            configuration,
                            Source.SEARCH,
                            "bred from the " + alive.size() + " best of " + ended.size() + " trials");
                }
            }
        }
        return new RandomStrategy(domain).next(trials, random);
    }

    private ISeq<Phenotype<DoubleGene, Merit>> population(
            List<Observation> ended, InvertibleCodec<Configuration, DoubleGene> codec) {
        List<Merit> merits = Merit.of(ended, criteria);
        return IntStream.range(0, merits.size())
                .mapToObj(i -> Phenotype.of(codec.encode(ended.get(i).configuration()), i + 1L, merits.get(i)))
                .collect(ISeq.toISeq());
    }
}
