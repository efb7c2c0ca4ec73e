package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriorStrategyTest {

    private static final SearchSpace PLANE =
            SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR), new FloatParameter("y", 0, 1, Scale.LINEAR));

    private static double at(Configuration configuration, String name) {
        return (Double) configuration.get(name);
    }

    /** A narrow hill; the higher the better. */
    private static ToDoubleFunction<Configuration> hill(double x, double y) {
        return c -> Math.exp(-20 * (Math.pow(at(c, "x") - x, 2) + Math.pow(at(c, "y") - y, 2)));
    }

    private static PastTasks hills(double x, double y, double sign) {
        Random random = new Random(3);
        return new PastTasks(IntStream.range(0, 10)
                .<ToDoubleFunction<Configuration>>mapToObj(i -> {
                    ToDoubleFunction<Configuration> hill =
                            hill(x + 0.05 * random.nextGaussian(), y + 0.05 * random.nextGaussian());
                    return c -> sign * (3 + hill.applyAsDouble(c));
                })
                .toList());
    }

    /** What comes of some steps after two trials in corners. */
    private record Walk(List<Wish> wishes, double best) {}

    private static Walk walk(Strategy strategy, ToDoubleFunction<Configuration> target, int steps) {
        Trials trials = new Trials(Examples.LEARNER);
        List<Wish> wishes = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (int number = 0; number < steps + 2; number++) {
            double corner = number;
            Configuration next = number < 2
                    ? PLANE.fromUnit(new double[] {corner, 1 - corner})
                    : strategy.next(trials, Randomness.at(7, number)).configuration();
            if (number >= 2) {
                wishes.add(strategy.next(trials, Randomness.at(7, number)));
            }
            best = Math.max(best, target.applyAsDouble(next));
            trials.tell(Examples.complete(number, next, target.applyAsDouble(next)));
        }
        return new Walk(wishes, best);
    }

    private static Strategy prior(PastTasks past) {
        return new PriorStrategy(
                Domain.of(Examples.setting(PLANE, 1)), Criteria.of(Metric.ACCURACY), 1, List.of(), past);
    }

    private static Strategy plain() {
        return new BayesianStrategy(Domain.of(Examples.setting(PLANE, 1)), Metric.ACCURACY, 3, 1, List.of());
    }

    @Test
    void next_pastTasksAlike_goesToTheirHillAtOnce() {
        ToDoubleFunction<Configuration> target = hill(0.7, 0.3);
        Walk walk = walk(prior(hills(0.7, 0.3, 1)), target, 3);

        assertThat(walk.best()).isGreaterThan(0.9);
        assertThat(walk.best()).isGreaterThan(walk(plain(), target, 3).best());
        assertThat(walk.wishes().get(0).source()).isEqualTo(Source.TRANSFER);
        assertThat(walk.wishes().get(0).why())
                .contains("past tasks are believed at")
                .contains("past ");
    }

    @Test
    void next_pastTasksNegated_stopsBelievingAndFindsTheHill() {
        ToDoubleFunction<Configuration> target = hill(0.7, 0.3);
        Walk walk = walk(prior(hills(0.7, 0.3, -1)), target, 18);

        assertThat(walk.best()).isGreaterThan(0.9);
        assertThat(walk.wishes()).anyMatch(wish -> wish.why().contains("the trials contradict them"));
        assertThat(walk.wishes()).anyMatch(wish -> wish.source() == Source.SEARCH);
    }

    @Test
    void next_sameTrials_givesTheSame() {
        ToDoubleFunction<Configuration> target = hill(0.2, 0.6);

        assertThat(walk(prior(hills(0.3, 0.5, 1)), target, 6)).isEqualTo(walk(prior(hills(0.3, 0.5, 1)), target, 6));
    }

    @Test
    void next_severalPending_asksForDifferentOnes() {
        Strategy strategy = prior(hills(0.7, 0.3, 1));
        Trials trials = new Trials(Examples.LEARNER);
        trials.tell(Examples.complete(0, PLANE.fromUnit(new double[] {0, 1}), 0.1));
        Set<Configuration> asked = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            Configuration next = strategy.next(trials, Randomness.at(1, i)).configuration();
            trials.ask(next);
            asked.add(next);
        }

        assertThat(asked).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1, 1e9})
    void next_anotherScaleOfGains_asksForTheSame(double factor) {
        ToDoubleFunction<Configuration> target = hill(0.7, 0.3);
        PastTasks past = hills(0.6, 0.4, 1);
        PastTasks scaled = new PastTasks(past.gains().stream()
                .<ToDoubleFunction<Configuration>>map(gain -> c -> factor * gain.applyAsDouble(c))
                .toList());
        Strategy strategy = prior(scaled);
        Trials trials = new Trials(Examples.LEARNER);
        trials.tell(Examples.complete(0, PLANE.fromUnit(new double[] {0, 1}), factor * 0.1));
        trials.tell(Examples.complete(1, PLANE.fromUnit(new double[] {1, 0}), factor * 0.2));
        Configuration next = strategy.next(trials, Randomness.at(1, 2)).configuration();

        assertThat(target.applyAsDouble(next)).isGreaterThan(0.5);
    }

    @Test
    void at_noTrust_isAGaussianProcessWithAFreeMean() {
        Groups groups = Groups.in(PLANE);
        Kernel kernel = Kernel.ofLogs(groups, new double[] {Math.log(0.5), Math.log(0.5), Math.log(0.01)});
        PriorPoints trials =
                new PriorPoints(new double[][] {{0, 1}, {0, 0}}, new double[] {5, -5}, new double[][] {{1, 2}});
        PriorPoints middle = new PriorPoints(new double[][] {{0.5}, {0}}, new double[] {9}, new double[][] {{7}});
        double[][] past = trials.covariances(middle);
        double[][] base = trials.correlations(kernel, middle);
        double near = base[0][0];
        double apart = trials.correlations(kernel, trials)[0][1];
        PriorLevel level = new PriorLevel(
                trials,
                new double[] {3, 5},
                trials.covariances(trials),
                trials.correlations(kernel, trials),
                kernel,
                new PriorLevel.Trust(0, 0),
                0.01);
        Estimate estimate = level.scaled(2).at(level.view(middle, past, base), 0);

        assertThat(past).isEqualTo(new double[][] {{7}, {14}});
        assertThat(estimate.mean()).isCloseTo(4, within(1e-9));
        double ones = 2 / (1.01 + apart);
        double explained = near * ones;
        double variance = 1 - 2 * near * near / (1.01 + apart) + (1 - explained) * (1 - explained) / ones;
        assertThat(estimate.sd()).isCloseTo(2 * Math.sqrt(variance), within(1e-9));
    }

    @Test
    void tau_orders_isTheShareOfPairs() {
        double[] up = {1, 2, 3, 4};

        assertThat(Concordance.tau(up, up)).isEqualTo(1);
        assertThat(Concordance.tau(up, new double[] {4, 3, 2, 1})).isEqualTo(-1);
        assertThat(Concordance.tau(up, new double[] {2, 1, 4, 3})).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(Concordance.tau(up, new double[] {1, 1, 1, 1})).isZero();
        assertThat(Concordance.tau(new double[] {1}, new double[] {1})).isZero();
    }

    @Test
    void weighted_pairsFarApart_countMost() {
        double[] expected = {0, 0.1, 3};

        assertThat(Concordance.weighted(new double[] {1, 2, 3}, expected)).isEqualTo(1);
        assertThat(Concordance.weighted(new double[] {3, 2, 1}, expected)).isEqualTo(-1);
        assertThat(Concordance.weighted(new double[] {2, 1, 3}, expected)).isCloseTo(5.8 / 6, within(1e-12));
        assertThat(Concordance.weighted(new double[] {2, 3, 1}, expected)).isCloseTo(-5.8 / 6, within(1e-12));
        assertThat(Concordance.weighted(new double[] {1, 1, 1}, expected)).isZero();
        assertThat(Concordance.weighted(expected, new double[] {1, 1, 1})).isZero();
    }

    @Test
    void weights_oneTaskRanksRight_growWithTheTrials() {
        double[] first = {0.5, 0.5};
        double[][] scores = {{1, 4}, {2, 3}, {3, 2}, {4, 1}};
        double[] gains = {1, 2, 3, 4};
        double early = PastWeights.of(first, new double[][] {scores[0], scores[1]}, new double[] {1, 2})
                .values()[0];
        PastWeights late = PastWeights.of(first, scores, gains);

        assertThat(early).isBetween(0.5, late.values()[0]);
        assertThat(late.loudest()).isZero();
        assertThat(late.values()[0] + late.values()[1]).isCloseTo(1, within(1e-12));
        assertThat(PastWeights.of(first, new double[1][2], new double[] {1}).values())
                .isEqualTo(first);
    }

    @Test
    void of_beyondAndBetweenReferences_staysInTheirRange() {
        PastScores scores = new PastScores(
                new PastTasks(List.of(c -> at(c, "x"))),
                IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> PLANE.fromUnit(new double[] {i / 10.0, 0}))
                        .toList());
        double low = scores.of(PLANE.fromUnit(new double[] {0.1, 0}))[0];
        double high = scores.of(PLANE.fromUnit(new double[] {0.9, 0}))[0];

        assertThat(scores.of(PLANE.fromUnit(new double[] {0, 0.5}))[0]).isEqualTo(low);
        assertThat(scores.of(PLANE.fromUnit(new double[] {1, 0.5}))[0]).isEqualTo(high);
        assertThat(scores.of(PLANE.fromUnit(new double[] {0.5, 0.5}))[0]).isCloseTo(0, within(1e-9));
        assertThat(scores.of(PLANE.fromUnit(new double[] {0.55, 0.5}))[0]).isBetween(1e-6, high);
        assertThat(scores.spread()).isCloseTo(Math.sqrt(60 / 9.0) / 10, within(1e-9));
    }
}
