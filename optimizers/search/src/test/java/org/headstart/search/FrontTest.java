package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.space.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches by several objectives and constraints; {@code -Dheadstart.seeds=10} gives the figures of the README. */
class FrontTest {

    private static final int SEEDS = Integer.getInteger("headstart.seeds", 2);
    private static final int TRIALS = 60;

    private static double missing(FrontProblem problem, OptimizerProvider provider) {
        double mean = LongStream.rangeClosed(1, SEEDS)
                .mapToDouble(seed -> problem.missing(problem.run(problem.begin(provider, seed), TRIALS)))
                .average()
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "%s, %s: %.3f of the hypervolume is missing after %d trials, mean of seeds 1 to %d%n",
                problem,
                provider.name(),
                mean,
                TRIALS,
                SEEDS);
        return mean;
    }

    @ParameterizedTest
    @EnumSource(names = {"CONVEX", "CONCAVE", "CONSTRAINED"})
    void ask_twoObjectives_findsAFarBetterFrontThanChance(FrontProblem problem) {
        double chance = missing(problem, new RandomProvider());

        assertThat(missing(problem, new Nsga2Provider())).isLessThan(0.85 * chance);
        assertThat(missing(problem, new AutoProvider())).isLessThan(0.7 * chance);
    }

    static Stream<OptimizerProvider> providers() {
        return Stream.of(new Nsga2Provider(), new AutoProvider());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void tell_allToANewOne_goesOnAlike(OptimizerProvider provider) {
        FrontProblem problem = FrontProblem.CONSTRAINED;
        Optimizer first = problem.begin(provider, 5);
        List<Observation> told = problem.run(first, 18);
        Optimizer second = problem.begin(provider, 5);
        told.forEach(second::tell);

        for (int i = 0; i < 3; i++) {
            Proposal next = first.ask();
            assertThat(second.ask()).isEqualTo(next);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void ask_pendingOnes_areNotRepeatedAndPromiseNoImprovement(OptimizerProvider provider) {
        FrontProblem problem = FrontProblem.CONSTRAINED;
        Optimizer optimizer = problem.begin(provider, 3);
        Set<Configuration> seen = new HashSet<>();
        problem.run(optimizer, 14).forEach(trial -> seen.add(trial.configuration()));

        for (int i = 0; i < 8; i++) {
            Proposal pending = optimizer.ask();
            assertThat(seen.add(pending.configuration())).isTrue();
            assertThat(pending.expectedImprovement()).isNull();
        }
    }

    @Test
    void tell_nothingKeepsToTheConstraints_goesOnTowardsThem() {
        double chance = leastViolation(new RandomProvider(), 10);

        assertThat(leastViolation(new Nsga2Provider(), 10)).isLessThan(0.9 * chance);
        assertThat(leastViolation(new AutoProvider(), 2)).isLessThan(0.8 * chance);
    }

    private static double leastViolation(OptimizerProvider provider, int seeds) {
        FrontProblem problem = FrontProblem.IMPOSSIBLE;
        return LongStream.rangeClosed(1, seeds)
                .mapToDouble(seed -> problem.run(problem.begin(provider, seed), 50).stream()
                        .mapToDouble(problem::violation)
                        .min()
                        .orElseThrow())
                .average()
                .orElseThrow();
    }
}
