package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.headstart.api.space.CategoricalParameter;
import org.headstart.api.space.Condition;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.OrdinalParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.junit.jupiter.api.Test;

class ParzenDensityTest {

    private static final long SEED = 7;

    /** Every kind of hyperparameter, two of them conditional, nothing forbidden. */
    private static final SearchSpace TREE = SearchSpace.of(
            new CategoricalParameter("kind", List.of("a", "b", "c")),
            new FloatParameter("rate", 1e-3, 1, Scale.LOG),
            new FloatParameter("drop", 0, 1, Scale.LINEAR).when(List.of(Condition.on("kind", "a"))),
            new IntegerParameter("depth", 1, 4, Scale.LINEAR).when(List.of(Condition.on("kind", "a", "b"))),
            new OrdinalParameter("size", List.of("s", "m", "l")));

    private static final SearchSpace SQUARE =
            SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR), new FloatParameter("y", 0, 1, Scale.LINEAR));

    private static Configuration at(double x, double y) {
        return SQUARE.complete(Map.of("x", x, "y", y));
    }

    private static List<Configuration> some(int count, RandomGenerator random) {
        return IntStream.range(0, count).mapToObj(i -> TREE.sample(random)).toList();
    }

    @Test
    void log_overTheTreeOfConditions_integratesToOne() {
        RandomGenerator random = Randomness.at(SEED, 0);
        for (int trials : new int[] {0, 1, 5, 40}) {
            ParzenDensity density = new ParzenDensity(TREE, some(trials, random));
            double mean = IntStream.range(0, 40_000)
                    .mapToDouble(i -> Math.exp(density.log(TREE.sample(random))))
                    .average()
                    .orElse(0);
            assertThat(mean).as("seed %d, %d trials", SEED, trials).isCloseTo(1, within(0.05));
        }
    }

    @Test
    void log_withoutTrials_isUniform() {
        ParzenDensity prior = new ParzenDensity(TREE, List.of());
        some(20, Randomness.at(SEED, 1))
                .forEach(configuration ->
                        assertThat(prior.log(configuration)).as("seed %d", SEED).isZero());
    }

    @Test
    void log_hyperparametersThatGoTogether_isHighWhereTheyDo() {
        ParzenDensity density =
                new ParzenDensity(SQUARE, List.of(at(0.2, 0.2), at(0.21, 0.19), at(0.8, 0.8), at(0.79, 0.81)));
        assertThat(density.log(at(0.2, 0.2))).isGreaterThan(density.log(at(0.2, 0.8)) + 1);
        assertThat(density.log(at(0.8, 0.8))).isGreaterThan(density.log(at(0.8, 0.2)) + 1);
    }

    @Test
    void log_inactiveInTheTrial_isThePriorAboutIt() {
        Configuration without = TREE.complete(Map.of("kind", "c", "rate", 0.1));
        ParzenDensity density = new ParzenDensity(TREE, List.of(without));
        Configuration low = TREE.complete(Map.of("kind", "a", "rate", 0.1, "drop", 0.1));
        Configuration high = TREE.complete(Map.of("kind", "a", "rate", 0.1, "drop", 0.9));
        assertThat(density.log(low)).isCloseTo(density.log(high), within(1e-12));
        assertThat(density.log(without)).isGreaterThan(density.log(low));
    }

    @Test
    void draw_manyTimes_followsTheDensity() {
        RandomGenerator random = Randomness.at(SEED, 2);
        ParzenDensity density = new ParzenDensity(TREE, some(6, random));
        int count = 40_000;
        double[] drawn = new double[6];
        double[] expected = new double[6];
        for (int i = 0; i < count; i++) {
            drawn[cell(density.draw(random))] += 1.0 / count;
            Configuration uniform = TREE.sample(random);
            expected[cell(uniform)] += Math.exp(density.log(uniform)) / count;
        }
        assertThat(drawn).as("seed %d", SEED).containsExactly(expected, within(0.03));
    }

    /** Which kind, and which half of the rate's scale. */
    private static int cell(Configuration configuration) {
        int kind = List.of("a", "b", "c").indexOf(configuration.text("kind"));
        return 2 * kind + (configuration.number("rate") < Math.sqrt(1e-3) ? 0 : 1);
    }

    @Test
    void gaussian_atTheEdge_keepsItsMassInside() {
        ParzenKernel kernel = ParzenKernel.Gaussian.on(0.02, 0.3);
        double sum = IntStream.range(0, 10_000)
                .mapToDouble(i -> Math.exp(kernel.log((i + 0.5) / 10_000)) / 10_000)
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-6));
    }

    @Test
    void gaussian_amongValues_sharesOutAllOfTheMass() {
        double[] values = {1.0 / 6, 0.5, 5.0 / 6};
        ParzenKernel kernel = ParzenKernel.Gaussian.among(values, 0.5, 0.2);
        double[] shares = IntStream.range(0, 3)
                .mapToDouble(i -> Math.exp(kernel.log(values[i])) / 3)
                .toArray();
        assertThat(shares[0] + shares[1] + shares[2]).isCloseTo(1, within(1e-12));
        assertThat(shares[1]).isGreaterThan(0.5);
        assertThat(shares[0]).isCloseTo(shares[2], within(1e-12)).isPositive();
    }

    @Test
    void choice_smoothed_givesTheOthersTheirShare() {
        ParzenKernel kernel = ParzenKernel.Choice.of(1, 3, 0.5);
        assertThat(Math.exp(kernel.log(0.5)) / 3).isCloseTo(1.5 / 2.5, within(1e-12));
        assertThat(Math.exp(kernel.log(0.9)) / 3).isCloseTo(0.5 / 2.5, within(1e-12));
    }
}
