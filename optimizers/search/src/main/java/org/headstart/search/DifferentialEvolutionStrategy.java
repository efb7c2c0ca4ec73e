package org.headstart.search;

import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.Hyperparameter;
import org.headstart.api.trial.Metric;

/**
 * Differential evolution, DE/rand/1/bin (Storn and Price 1997), on the unit cube, where every kind of hyperparameter is a number (Awad, Mallik and
 * Hutter 2021, section 3.2). Trials end in any order, so a child takes the place of the worst and not of its own target: the best trials are the
 * population. Jenetics has no alterer that works with the differences within a population, so this is a strategy of its own.
 */
final class DifferentialEvolutionStrategy implements Strategy {

    private static final int POPULATION = 10;
    private static final int TRIES = 100;
    private static final double FACTOR = 0.5;
    private static final double CROSSING = 0.5;

    private final Domain domain;
    private final Metric metric;
    private final Strategy founders;

    /**
     * @param domain what may be proposed
     * @param metric what is improved
     * @param seeds  the founders to begin with
     */
    DifferentialEvolutionStrategy(Domain domain, Metric metric, List<Wish> seeds) {
        this.domain = domain;
        this.metric = metric;
        this.founders = new ListFirst(seeds.subList(0, Math.min(POPULATION, seeds.size())), new RandomStrategy(domain));
    }

    @Override
    public Wish next(Trials trials, RandomGenerator random) {
        List<Observation> ended = trials.ended();
        if (trials.count() < POPULATION || ended.size() < 4) {
            return founders.next(trials, random);
        }
        List<Configuration> population = population(ended);
        for (int i = 0; i < TRIES; i++) {
            Configuration child = domain.space().fromUnit(child(population, random));
            if (!trials.has(child)) {
                return new Wish(
                        child, Source.SEARCH, "a differential child of the best of " + ended.size() + " trials");
            }
        }
        return new RandomStrategy(domain).next(trials, random);
    }

    private List<Configuration> population(List<Observation> ended) {
        double[] gains = Gains.of(ended, metric);
        return IntStream.range(0, gains.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -gains[i]))
                .limit(POPULATION)
                .map(i -> ended.get(i).configuration())
                .toList();
    }

    /** A member, crossed with the sum of a second and the scaled difference of two more. */
    private double[] child(List<Configuration> population, RandomGenerator random) {
        int[] chosen = distinct(population.size(), random);
        double[] child = unit(population.get(chosen[0]), random);
        double[] base = unit(population.get(chosen[1]), random);
        double[] plus = unit(population.get(chosen[2]), random);
        double[] minus = unit(population.get(chosen[3]), random);
        int always = random.nextInt(child.length);
        for (int i = 0; i < child.length; i++) {
            if (i == always || random.nextDouble() < CROSSING) {
                double mutant = base[i] + FACTOR * (plus[i] - minus[i]);
                child[i] = mutant < 0 || mutant > 1 ? random.nextDouble() : mutant;
            }
        }
        return child;
    }

    /** Four different indices. */
    private static int[] distinct(int size, RandomGenerator random) {
        return random.ints(0, size).distinct().limit(4).toArray();
    }

    /** The point of a configuration; what is inactive in it has no place and is drawn. */
    private double[] unit(Configuration configuration, RandomGenerator random) {
        double[] unit = domain.space().toUnit(configuration);
        List<Hyperparameter> parameters = domain.space().parameters();
        for (int i = 0; i < unit.length; i++) {
            if (!configuration.has(parameters.get(i).name())) {
                unit[i] = random.nextDouble();
            }
        }
        return unit;
    }
}
