package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.space.FloatParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Metric;
import org.junit.jupiter.api.Test;

class EnsembleStrategyTest {

    private static final SearchSpace PLANE =
            SearchSpace.of(new FloatParameter("x", 0, 1, Scale.LINEAR), new FloatParameter("y", 0, 1, Scale.LINEAR));

    private static double at(Configuration configuration, String name) {
        return (Double) configuration.get(name);
    }

    private static ToDoubleFunction<Configuration> hill(double x, double y, double sign) {
        return c -> sign * Math.exp(-20 * (Math.pow(at(c, "x") - x, 2) + Math.pow(at(c, "y") - y, 2)));
    }

    private static PastTasks hills(double x, double y, double sign) {
        Random random = new Random(3);
        return new PastTasks(IntStream.range(0, 8)
                .<ToDoubleFunction<Configuration>>mapToObj(
                        i -> hill(x + 0.05 * random.nextGaussian(), y + 0.05 * random.nextGaussian(), sign))
                .toList());
    }

    private static Strategy ensemble(PastTasks past) {
        Domain domain = Domain.of(Examples.setting(PLANE, 1));
        return new EnsembleStrategy(domain, Metric.ACCURACY, 1, List.of(), past, alone(domain));
    }

    private static Strategy alone(Domain domain) {
        return new BayesianStrategy(domain, Metric.ACCURACY, 3, 1, List.of());
    }

    private static List<Wish> walk(Strategy strategy, ToDoubleFunction<Configuration> target, int steps) {
        Trials trials = new Trials(Examples.LEARNER);
        List<Wish> wishes = new ArrayList<>();
        double[][] first = {{0, 1}, {1, 0}, {0.1, 0.2}, {0.9, 0.6}};
        for (int number = 0; number < steps; number++) {
            Wish wish = number < first.length
                    ? Wish.random(PLANE.fromUnit(first[number]), "first")
                    : strategy.next(trials, Randomness.at(7, number));
            wishes.add(wish);
            trials.tell(Examples.complete(number, wish.configuration(), target.applyAsDouble(wish.configuration())));
        }
        return wishes;
    }

    private static double best(List<Wish> wishes, ToDoubleFunction<Configuration> target) {
        return wishes.stream()
                .mapToDouble(wish -> target.applyAsDouble(wish.configuration()))
                .max()
                .orElseThrow();
    }

    @Test
    void next_pastTasksAlike_goesToTheirHillAtOnce() {
        ToDoubleFunction<Configuration> target = hill(0.7, 0.3, 1);
        List<Wish> wishes = walk(ensemble(hills(0.7, 0.3, 1)), target, 6);

        assertThat(best(wishes, target)).isGreaterThan(0.8);
        assertThat(best(wishes, target))
                .isGreaterThan(best(walk(alone(Domain.of(Examples.setting(PLANE, 1))), target, 6), target));
        assertThat(wishes.get(4).source()).isEqualTo(Source.TRANSFER);
        assertThat(wishes.get(4).why()).contains("past ").contains("%");
    }

    @Test
    void next_pastTasksNegated_findsTheHillAllTheSame() {
        ToDoubleFunction<Configuration> target = hill(0.7, 0.3, 1);
        List<Wish> wishes = walk(ensemble(hills(0.7, 0.3, -1)), target, 20);

        assertThat(best(wishes, target)).isGreaterThan(0.9);
        assertThat(wishes.subList(10, 20)).allMatch(wish -> wish.source() == Source.SEARCH);
    }

    @Test
    void next_everyFifthLateTrial_isThatOfTheTargetAlone() {
        List<Wish> wishes = walk(ensemble(hills(0.2, 0.6, 1)), hill(0.7, 0.3, 1), 16);

        assertThat(wishes.get(14).why()).startsWith("most expected improvement after 14 trials: normal score");
        assertThat(wishes.get(13).why()).contains("the trials themselves count");
    }

    @Test
    void next_oneTrialOrNone_answers() {
        Strategy strategy = ensemble(hills(0.7, 0.3, 1));
        Trials trials = new Trials(Examples.LEARNER);
        assertThat(strategy.next(trials, Randomness.at(1, 0)).configuration()).isNotNull();
        trials.tell(Examples.complete(0, PLANE.fromUnit(new double[] {0, 0}), 0.1));
        assertThat(strategy.next(trials, Randomness.at(1, 1)).source()).isEqualTo(Source.TRANSFER);
    }

    @Test
    void next_onlyFailures_answers() {
        Strategy strategy = ensemble(hills(0.7, 0.3, 1));
        Trials trials = new Trials(Examples.LEARNER);
        for (int i = 0; i < 4; i++) {
            trials.tell(Examples.failed(i, PLANE.fromUnit(new double[] {0.2 * i, 0.5})));
        }
        Wish wish = strategy.next(trials, Randomness.at(1, 4));
        assertThat(wish.configuration()).isNotNull();
        assertThat(wish.expectedImprovement()).isNull();
    }

    @Test
    void next_severalPending_asksForDifferentOnes() {
        Strategy strategy = ensemble(hills(0.7, 0.3, 1));
        Trials trials = new Trials(Examples.LEARNER);
        for (int i = 0; i < 4; i++) {
            trials.tell(Examples.complete(i, PLANE.fromUnit(new double[] {0.3 * i, 1 - 0.3 * i}), 0.1 * i));
        }
        Set<Configuration> asked = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            Configuration next = strategy.next(trials, Randomness.at(1, i)).configuration();
            trials.ask(next);
            asked.add(next);
        }
        assertThat(asked).hasSize(6);
    }

    @Test
    void next_toldToANewOne_goesOnTheSame() {
        ToDoubleFunction<Configuration> target = hill(0.4, 0.6, 1);
        List<Wish> whole = walk(ensemble(hills(0.3, 0.5, 1)), target, 9);
        Trials trials = new Trials(Examples.LEARNER);
        for (int number = 0; number < 8; number++) {
            Configuration tried = whole.get(number).configuration();
            trials.tell(Examples.complete(number, tried, target.applyAsDouble(tried)));
        }
        assertThat(ensemble(hills(0.3, 0.5, 1)).next(trials, Randomness.at(7, 8)))
                .isEqualTo(whole.get(8));
    }
}
