package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.headstart.api.recommendation.Candidate;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.recommendation.Rungs;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;
import org.junit.jupiter.api.Test;

class HalvingTest {

    private static final Rungs NINTHS = Rungs.geometric(1.0 / 9, 3);
    private static final Metric LOSS = new Metric("loss", Goal.MINIMIZE);
    private static final RushRule ALL = new RushRule(Set.of());

    /** A configuration that differs from the others by its cost. */
    private static Configuration at(int i) {
        return Examples.SVM.complete(Map.of("kernel", "linear", "cost", 0.01 * (i + 1), "cache", "small"));
    }

    private static Observation ended(int number, int configuration, double share, double loss) {
        return new Observation(number, Examples.LEARNER, at(configuration), TrialState.COMPLETE, loss, 1, share);
    }

    private static Ladder ladder(Rungs rungs, List<Observation> told) {
        return Ladder.of(rungs, LOSS, told, List.of());
    }

    private static Optimizer optimizer(OptimizerProvider provider, long seed, List<Configuration> recommended) {
        List<Candidate> candidates = recommended.stream()
                .map(c -> new Candidate(c, null, null, null, Source.PORTFOLIO, List.of()))
                .toList();
        return provider.create(new Setting(
                Examples.LEARNER,
                Examples.SVM,
                Examples.SVM.defaultConfiguration(),
                Criteria.of(LOSS),
                seed,
                new Recommendation(Examples.LEARNER, "portfolio", candidates, "none"),
                List.of(),
                NINTHS));
    }

    /** Falls with the distance of the cost from 20, and is noisier at low shares. */
    private static double loss(Configuration configuration, double share) {
        double noise = new SplittableRandom(configuration.hashCode()).nextDouble() - 0.5;
        return Math.abs(Math.log10(configuration.number("cost")) - 1.3) + (1 - share) * noise;
    }

    private static List<Proposal> run(Optimizer optimizer, int from, int to, List<Observation> told) {
        List<Proposal> asked = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Proposal next = optimizer.ask();
            asked.add(next);
            told.add(new Observation(
                    i,
                    Examples.LEARNER,
                    next.configuration(),
                    TrialState.COMPLETE,
                    loss(next.configuration(), next.share()),
                    1,
                    next.share()));
            optimizer.tell(told.get(i));
        }
        return asked;
    }

    @Test
    void asha_twoOnTheLowestRung_beginsAnother() {
        List<Observation> two = List.of(ended(0, 0, 1.0 / 9, 0.5), ended(1, 1, 1.0 / 9, 0.4));

        assertThat(new AsynchronousHalving().next(ladder(NINTHS, two), ALL)).isEqualTo(new Step.Start(0));
    }

    @Test
    void asha_threeOnTheLowestRung_bestGoesUpOnce() {
        List<Observation> three = new ArrayList<>(
                List.of(ended(0, 0, 1.0 / 9, 0.5), ended(1, 1, 1.0 / 9, 0.4), ended(2, 2, 1.0 / 9, 0.6)));

        assertThat(new AsynchronousHalving().next(ladder(NINTHS, three), ALL))
                .isEqualTo(new Step.Promotion(at(1), 1, 1, 3));

        three.add(new Observation(3, Examples.LEARNER, at(1), TrialState.RUNNING, null, 0, 1.0 / 3));
        assertThat(new AsynchronousHalving().next(ladder(NINTHS, three), ALL)).isEqualTo(new Step.Start(0));
    }

    @Test
    void asha_highRungReady_comesBeforeTheLow() {
        List<Observation> told = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            told.add(ended(i, i, 1.0 / 9, 0.1 * i));
        }
        for (int i = 0; i < 3; i++) {
            told.add(ended(6 + i, i + 1, 1.0 / 3, 0.5 - 0.1 * i));
        }

        assertThat(new AsynchronousHalving().next(ladder(NINTHS, told), ALL))
                .isEqualTo(new Step.Promotion(at(3), 2, 1, 3));
    }

    @Test
    void asha_failedAndPending_areNotPromoted() {
        List<Observation> told = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            told.add(new Observation(i, Examples.LEARNER, at(i), TrialState.FAILED, null, 1, 1.0 / 9));
            told.add(new Observation(3 + i, Examples.LEARNER, at(3 + i), TrialState.RUNNING, null, 1, 1.0 / 9));
        }

        assertThat(new AsynchronousHalving().next(ladder(NINTHS, told), ALL)).isEqualTo(new Step.Start(0));
    }

    @Test
    void rush_worseThanTheBestRecommended_doesNotGoUp() {
        List<Observation> told = new ArrayList<>();
        double[] losses = {0.3, 0.35, 0.31, 0.29, 0.5, 0.3};
        for (int i = 0; i < losses.length; i++) {
            told.add(ended(i, i, 1.0 / 9, losses[i]));
        }
        Step free = new AsynchronousHalving().next(ladder(NINTHS, told), ALL);
        Step better = new AsynchronousHalving().next(ladder(NINTHS, told), new RushRule(Set.of(at(0), at(1))));
        Step beaten = new AsynchronousHalving().next(ladder(NINTHS, told), new RushRule(Set.of(at(3))));
        told.add(ended(6, 3, 1.0 / 3, 0.2));
        Step equal = new AsynchronousHalving().next(ladder(NINTHS, told), new RushRule(Set.of(at(5))));
        Step denied = new AsynchronousHalving().next(ladder(NINTHS, told), new RushRule(Set.of(at(3))));

        assertThat(free).isEqualTo(new Step.Promotion(at(3), 1, 1, 6));
        assertThat(better).isEqualTo(new Step.Promotion(at(3), 1, 1, 6));
        assertThat(beaten).isEqualTo(new Step.Promotion(at(3), 1, 1, 6));
        assertThat(equal).isEqualTo(new Step.Promotion(at(0), 1, 2, 6));
        assertThat(denied).isEqualTo(new Step.Start(0));
    }

    /** With five rungs and a reduction of 3, the formula of algorithm 1 of Li et al. (2018) gives these. */
    @Test
    void hyperband_widths_areThoseOfTheFormula() {
        Ladder ladder = ladder(Rungs.geometric(1.0 / 81, 3), List.of());

        assertThat(IntStream.range(0, 5).map(base -> HyperbandBrackets.width(ladder, base)))
                .containsExactly(81, 34, 15, 8, 5);
    }

    @Test
    void hyperband_oneAfterAnother_runsWholeBrackets() {
        Optimizer optimizer = optimizer(new HyperbandProvider(), 4, List.of());
        List<Observation> told = new ArrayList<>();
        List<Double> shares =
                run(optimizer, 0, 35, told).stream().map(Proposal::share).toList();
        List<Double> expected = new ArrayList<>();
        expected.addAll(List.of(1.0)); // the default, in full
        expected.addAll(Collections.nCopies(9, 1.0 / 9));
        expected.addAll(Collections.nCopies(3, 1.0 / 3));
        expected.addAll(List.of(1.0));
        expected.addAll(Collections.nCopies(5, 1.0 / 3));
        expected.addAll(List.of(1.0));
        expected.addAll(List.of(1.0, 1.0)); // with the default the third of its bracket
        expected.addAll(Collections.nCopies(9, 1.0 / 9));
        expected.addAll(Collections.nCopies(3, 1.0 / 3));
        expected.addAll(List.of(1.0));

        assertThat(shares).isEqualTo(expected);
    }

    @Test
    void hyperband_rungNotDecided_goesOnWithTheNextBracket() {
        List<Observation> told = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            told.add(ended(i, i, 1.0 / 9, 0.1 * i));
        }
        told.add(new Observation(8, Examples.LEARNER, at(8), TrialState.RUNNING, null, 0, 1.0 / 9));
        HyperbandBrackets schedule = new HyperbandBrackets();

        assertThat(schedule.next(ladder(NINTHS, told), ALL)).isEqualTo(new Step.Start(1));
        told.set(8, ended(8, 8, 1.0 / 9, 0.05));
        assertThat(schedule.next(ladder(NINTHS, told), ALL)).isEqualTo(new Step.Promotion(at(0), 1, 1, 9));
        told.add(ended(9, 0, 1.0 / 3, 0.05));
        assertThat(schedule.next(ladder(NINTHS, told), ALL)).isEqualTo(new Step.Promotion(at(8), 1, 2, 9));
    }

    /** Replays what asha did: whatever goes up is among the best third of what had ended below it, and as good as the recommended. */
    @Test
    void asha_longRun_everyPromotionWasEarned() {
        for (long seed = 0; seed < 2; seed++) {
            List<Configuration> recommended = List.of(at(40), at(5), at(80));
            List<Observation> told = new ArrayList<>();
            List<Proposal> asked = run(optimizer(new AshaProvider(), seed, recommended), 0, 70, told);
            int promotions = 0;
            for (int i = 2; i < asked.size(); i++) {
                Proposal proposal = asked.get(i);
                if (proposal.share() > 0.2) {
                    double below = proposal.share() > 0.5 ? 1.0 / 3 : 1.0 / 9;
                    requireEarned(told.subList(0, i), proposal.configuration(), below, recommended);
                    promotions++;
                }
            }
            assertThat(promotions).as("seed %d", seed).isGreaterThan(5);
        }
    }

    private static void requireEarned(
            List<Observation> before, Configuration promoted, double share, List<Configuration> recommended) {
        List<Observation> rung = before.stream()
                .filter(o -> Math.abs(o.share() - share) < 1e-9)
                .sorted(Comparator.comparingDouble(o -> loss(o.configuration(), share)))
                .toList();
        List<Configuration> best = rung.subList(0, rung.size() / 3).stream()
                .map(Observation::configuration)
                .toList();
        assertThat(best).contains(promoted);
        double rush = rung.stream()
                .filter(o -> recommended.contains(o.configuration()))
                .mapToDouble(o -> loss(o.configuration(), share))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        assertThat(recommended.contains(promoted) || loss(promoted, share) <= rush)
                .isTrue();
    }

    @Test
    void ask_withRecommendation_runsItsFirstAndTheDefaultInFullThenAllOfItAtThePart() {
        List<Configuration> recommended = List.of(at(40), at(5), at(80));
        Configuration standard = Examples.SVM.defaultConfiguration();
        for (OptimizerProvider provider : List.of(new AshaProvider(), new HyperbandProvider())) {
            Optimizer optimizer = optimizer(provider, 1, recommended);
            List<Proposal> asked =
                    IntStream.range(0, 6).mapToObj(i -> optimizer.ask()).toList();

            assertThat(asked)
                    .extracting(Proposal::configuration)
                    .containsExactly(at(40), standard, at(40), at(5), at(80), standard);
            assertThat(asked).extracting(Proposal::share).containsExactly(1.0, 1.0, 1.0 / 9, 1.0 / 9, 1.0 / 9, 1.0 / 9);
            assertThat(asked.get(1).source()).isEqualTo(Source.DEFAULT);
            assertThat(asked.get(2).source()).isEqualTo(Source.PORTFOLIO);
        }
    }

    @Test
    void ask_spaceUsedUp_sendsTheRestUpAndThenRepeats() {
        Setting setting = new Setting(
                Examples.LEARNER,
                Examples.SMALL,
                Examples.SMALL.defaultConfiguration(),
                Criteria.of(LOSS),
                1,
                Recommendation.none(Examples.LEARNER, "none"),
                List.of(),
                NINTHS);
        Optimizer optimizer = new AshaProvider().create(setting);
        Map<Configuration, Set<Double>> seen = new HashMap<>();
        for (int i = 0; i < 36; i++) {
            Proposal next = optimizer.ask();
            assertThat(seen.computeIfAbsent(next.configuration(), c -> new HashSet<>())
                            .add(next.share()))
                    .as("trial %d", i)
                    .isTrue();
            optimizer.tell(new Observation(
                    i, Examples.LEARNER, next.configuration(), TrialState.COMPLETE, 0.1 * (i % 7), 1, next.share()));
        }
        assertThat(seen).hasSize(12);
        assertThat(optimizer.ask().why()).contains("nothing new left");
    }

    /** What a low share says beyond the part that noise hides must come through to the end. */
    @Test
    void run_costOfFullEvaluations_findsMoreThanRandomOnes() {
        double halving = 0;
        double random = 0;
        for (long seed = 0; seed < 4; seed++) {
            List<Observation> told = new ArrayList<>();
            run(optimizer(new AshaProvider(), seed, List.of()), 0, 45, told);
            double cost = told.stream().mapToDouble(Observation::share).sum();
            halving += told.stream()
                    .filter(Observation::isFull)
                    .mapToDouble(Observation::value)
                    .min()
                    .orElseThrow();
            SplittableRandom chance = new SplittableRandom(seed);
            random += IntStream.range(0, (int) Math.ceil(cost))
                    .mapToDouble(i -> loss(Examples.SVM.sample(chance), 1))
                    .min()
                    .orElseThrow();
        }
        assertThat(halving).isLessThan(random);
    }
}
