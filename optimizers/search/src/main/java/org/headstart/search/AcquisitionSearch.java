package org.headstart.search;

import io.jenetics.DoubleGene;
import io.jenetics.EliteSelector;
import io.jenetics.Genotype;
import io.jenetics.TournamentSelector;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionResult;
import io.jenetics.engine.InvertibleCodec;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;

/**
 * Finds the untried configuration of the highest acquisition value. A listed domain is searched whole; else Sobol points, neighbours of the
 * best trials and given configurations are scored, and the best of them become the first population of an evolution on Jenetics.
 */
final class AcquisitionSearch {

    /** A configuration and its acquisition value. */
    record Scored(Configuration configuration, double value) {}

    private static final int SOBOL = 400;
    private static final int CENTRES = 5;
    private static final int LISTED_AT_MOST = 2000;
    private static final int POPULATION = 30;
    private static final int GENERATIONS = 8;
    private static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::value).reversed();

    private final Domain domain;
    private final List<Configuration> extras;

    /**
     * @param domain what may be proposed
     * @param extras configurations to be scored besides, for example recommended ones
     */
    AcquisitionSearch(Domain domain, List<Configuration> extras) {
        this.domain = domain;
        this.extras = List.copyOf(extras);
    }

    /**
     * @param trials      what has been tried
     * @param centres     tried configurations, best first
     * @param acquisition larger is better
     * @param random      decides what is scored
     * @return the best that was found
     */
    Scored best(
            Trials trials,
            List<Configuration> centres,
            ToDoubleFunction<Configuration> acquisition,
            RandomGenerator random) {
        List<Configuration> candidates =
                domain.isListed() ? listed(trials, random) : scattered(trials, centres, random);
        List<Scored> scored = new ArrayList<>(candidates.stream()
                .map(candidate -> new Scored(candidate, acquisition.applyAsDouble(candidate)))
                .sorted(BEST_FIRST)
                .toList());
        if (scored.isEmpty()) {
            return new Scored(domain.sample(trials, random), Double.NEGATIVE_INFINITY);
        }
        if (!domain.isListed()) {
            Scored bred = breed(scored, trials, acquisition, random);
            return bred.value() > scored.get(0).value() ? bred : scored.get(0);
        }
        return scored.get(0);
    }

    private List<Configuration> listed(Trials trials, RandomGenerator random) {
        List<Configuration> free = new ArrayList<>(domain.free(trials));
        for (int i = 0; free.size() > LISTED_AT_MOST && i < LISTED_AT_MOST; i++) {
            Collections.swap(free, i, i + random.nextInt(free.size() - i));
        }
        return free.subList(0, Math.min(LISTED_AT_MOST, free.size()));
    }

    private List<Configuration> scattered(Trials trials, List<Configuration> centres, RandomGenerator random) {
        SearchSpace space = domain.space();
        List<Configuration> scattered = new ArrayList<>(extras);
        ScrambledSobol sobol = new ScrambledSobol(space.size(), random);
        for (int i = 0; i < SOBOL; i++) {
            scattered.add(space.fromUnit(sobol.point(i)));
        }
        Neighbours neighbours = new Neighbours(space);
        centres.stream().limit(CENTRES).forEach(centre -> scattered.addAll(neighbours.of(centre, random)));
        return scattered.stream().distinct().filter(c -> !trials.has(c)).toList();
    }

    private Scored breed(
            List<Scored> scored, Trials trials, ToDoubleFunction<Configuration> acquisition, RandomGenerator random) {
        InvertibleCodec<Configuration, DoubleGene> codec = UnitCube.codec(domain.space());
        Map<Configuration, Double> known = new HashMap<>();
        scored.forEach(s -> known.put(s.configuration(), s.value()));
        List<Genotype<DoubleGene>> first = scored.stream()
                .limit(POPULATION)
                .map(s -> codec.encode(s.configuration()))
                .toList();
        Engine<DoubleGene, Double> engine = Engine.builder(
                        configuration -> trials.has(configuration)
                                ? Double.NEGATIVE_INFINITY
                                : known.computeIfAbsent(configuration, acquisition::applyAsDouble),
                        codec)
                .populationSize(POPULATION)
                .survivorsSelector(new EliteSelector<>(2))
                .offspringSelector(new TournamentSelector<>(3))
                .alterers(UnitCube.alterers())
                .executor(Runnable::run)
                .build();
        return RandomRegistry.with(random, r -> {
            var best = engine.stream(first).limit(GENERATIONS).collect(EvolutionResult.toBestPhenotype());
            return new Scored(codec.decode(best.genotype()), best.fitness());
        });
    }
}
