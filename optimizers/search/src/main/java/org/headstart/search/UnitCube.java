package org.headstart.search;

import io.jenetics.Alterer;
import io.jenetics.DoubleChromosome;
import io.jenetics.DoubleGene;
import io.jenetics.GaussianMutator;
import io.jenetics.Genotype;
import io.jenetics.MeanAlterer;
import io.jenetics.Mutator;
import io.jenetics.UniformCrossover;
import io.jenetics.engine.InvertibleCodec;
import io.jenetics.util.DoubleRange;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.SearchSpace;

/** Configurations as genotypes: one chromosome with a gene of [0, 1) for each hyperparameter, so that every alterer of numbers works. */
final class UnitCube {

    private static final double LAST = Math.nextDown(1.0);
    private static final double STEP = 0.05;

    private UnitCube() {}

    /** @param space a space with at least one hyperparameter */
    static InvertibleCodec<Configuration, DoubleGene> codec(SearchSpace space) {
        return InvertibleCodec.of(
                Genotype.of(DoubleChromosome.of(DoubleRange.of(0, 1), space.size())),
                genotype -> space.fromUnit(
                        genotype.chromosome().as(DoubleChromosome.class).toArray()),
                configuration -> genotype(space.toUnit(configuration)));
    }

    private static Genotype<DoubleGene> genotype(double[] unit) {
        return Genotype.of(
                DoubleChromosome.of(Arrays.stream(unit).mapToObj(UnitCube::gene).toArray(DoubleGene[]::new)));
    }

    private static DoubleGene gene(double unit) {
        return DoubleGene.of(Math.min(LAST, unit), 0, 1);
    }

    /** Crosses, averages, and mutates in large steps, small steps and at random. */
    static <C extends Comparable<? super C>> Alterer<DoubleGene, C> alterers() {
        return Alterer.<DoubleGene, C>of(
                new UniformCrossover<DoubleGene, C>(0.6, 0.4),
                new MeanAlterer<DoubleGene, C>(0.1),
                new GaussianMutator<DoubleGene, C>(0.1),
                new SmallSteps<C>(0.3),
                new Mutator<DoubleGene, C>(0.1));
    }

    /** Moves genes by a normal step of 0.05, cut at the ends. */
    private static final class SmallSteps<C extends Comparable<? super C>> extends Mutator<DoubleGene, C> {

        private SmallSteps(double probability) {
            super(probability);
        }

        @Override
        protected DoubleGene mutate(DoubleGene gene, RandomGenerator random) {
            double moved = gene.doubleValue() + STEP * random.nextGaussian();
            return gene(Math.max(0, moved));
        }
    }
}
