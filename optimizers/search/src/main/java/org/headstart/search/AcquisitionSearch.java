package org.headstart.search;

import io.jenetics.DoubleGene;
import io.jenetics.EliteSelector;
import io.jenetics.Genotype;
import io.jenetics.Phenotype;
import io.jenetics.TournamentSelector;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionResult;
import io.jenetics.engine.InvertibleCodec;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;

/**
 * Finds the untried configuration of the highest acquisition value. A listed domain is searched whole; else Sobol points, neighbours of the
 * best trials and given configurations are scored, and the best of them become the first population of an evolution on Jenetics.
 */
final class AcquisitionSearch {

    /** What is maximised, of many configurations at once. */
    interface Acquisition {

        /**
         * @param candidates at least one
         * @return [candidates], larger is better; no NaN
         */
        double[] of(List<Configuration> candidates);
    }

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
    private final List<Configuration> spread;

    /**
     * @param domain what may be proposed
     * @param extras configurations to be scored besides, for example recommended ones
     */
    AcquisitionSearch(Domain domain, List<Configuration> extras) {
        this(domain, extras, List.of());
    }

    /**
     * @param domain what may be proposed
     * @param extras configurations to be scored besides, for example recommended ones
     * @param spread configurations all over an endless domain that are scored at every step, of which much can be known beforehand; without any, new Sobol
     *               points are drawn at every step
     */
    AcquisitionSearch(Domain domain, List<Configuration> extras, List<Configuration> spread) {
        this.domain = domain;
        this.extras = List.copyOf(extras);
        this.spread = List.copyOf(spread);
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
        return bestOfMany(
                trials,
                centres,
                candidates -> candidates.stream().mapToDouble(acquisition).toArray(),
                random);
    }

    /** The same, with many configurations scored at once. */
    Scored bestOfMany(Trials trials, List<Configuration> centres, Acquisition acquisition, RandomGenerator random) {
        List<Configuration> candidates =
                domain.isListed() ? listed(trials, random) : scattered(trials, centres, random);
        if (candidates.isEmpty()) {
            return new Scored(domain.sample(trials, random), Double.NEGATIVE_INFINITY);
        }
        List<Scored> scored = scored(candidates, acquisition);
        if (!domain.isListed()) {
            Scored bred = breed(scored, trials, acquisition, random);
            return bred.value() > scored.get(0).value() ? bred : scored.get(0);
        }
        return scored.get(0);
    }

    /** Best first. */
    private static List<Scored> scored(List<Configuration> candidates, Acquisition acquisition) {
        double[] values = acquisition.of(candidates);
        return IntStream.range(0, values.length)
                .mapToObj(i -> new Scored(candidates.get(i), values[i]))
                .sorted(BEST_FIRST)
                .toList();
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
        scattered.addAll(spread.isEmpty() ? sobol(random) : spread);
        Neighbours neighbours = new Neighbours(space);
        centres.stream().limit(CENTRES).forEach(centre -> scattered.addAll(neighbours.of(centre, random)));
        return scattered.stream().distinct().filter(c -> !trials.has(c)).toList();
    }

    private List<Configuration> sobol(RandomGenerator random) {
        SearchSpace space = domain.space();
        ScrambledSobol sobol = new ScrambledSobol(space.size(), random);
        return IntStream.range(0, SOBOL)
                .mapToObj(i -> space.fromUnit(sobol.point(i)))
                .toList();
    }

    private Scored breed(List<Scored> scored, Trials trials, Acquisition acquisition, RandomGenerator random) {
        InvertibleCodec<Configuration, DoubleGene> codec = UnitCube.codec(domain.space());
        Map<Configuration, Double> known = new HashMap<>();
        scored.forEach(s -> known.put(s.configuration(), s.value()));
        List<Genotype<DoubleGene>> first = scored.stream()
                .limit(POPULATION)
                .map(s -> codec.encode(s.configuration()))
                .toList();
        Engine<DoubleGene, Double> engine = new Engine.Builder<DoubleGene, Double>(
                        population -> evaluated(population, codec, trials, known, acquisition), codec.encoding())
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

    /** A generation with its fitness, what is new of it scored at once. */
    private static ISeq<Phenotype<DoubleGene, Double>> evaluated(
            Seq<Phenotype<DoubleGene, Double>> population,
            InvertibleCodec<Configuration, DoubleGene> codec,
            Trials trials,
            Map<Configuration, Double> known,
            Acquisition acquisition) {
        List<Configuration> decoded = population.stream()
                .map(phenotype -> codec.decode(phenotype.genotype()))
                .toList();
        List<Configuration> unknown = decoded.stream()
                .distinct()
                .filter(configuration -> !known.containsKey(configuration) && !trials.has(configuration))
                .toList();
        double[] values = unknown.isEmpty() ? new double[0] : acquisition.of(unknown);
        for (int i = 0; i < values.length; i++) {
            known.put(unknown.get(i), values[i]);
        }
        return IntStream.range(0, decoded.size())
                .mapToObj(i ->
                        population.get(i).withFitness(known.getOrDefault(decoded.get(i), Double.NEGATIVE_INFINITY)))
                .collect(ISeq.toISeq());
    }
}
