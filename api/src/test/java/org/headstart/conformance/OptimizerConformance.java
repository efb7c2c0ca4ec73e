package org.headstart.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
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
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Constraint;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Goal;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;
import org.junit.jupiter.api.Test;

/** What the contract of {@link Optimizer} asks of every optimizer. A provider passes when a subclass that names it passes. */
public abstract class OptimizerConformance {

    private static final String LEARNER = "test:learner";
    private static final Rungs RUNGS = Rungs.geometric(1.0 / 9, 3);

    /** @return what makes the optimizer to be tested */
    protected abstract OptimizerProvider provider();

    private Optimizer create(SearchSpace space, long seed) {
        return create(space, seed, List.of(), List.of(), Metric.ACCURACY);
    }

    private Optimizer create(
            SearchSpace space, long seed, List<Configuration> pool, List<Configuration> recommended, Metric metric) {
        List<Candidate> candidates = recommended.stream()
                .map(c -> new Candidate(c, null, null, null, Source.PORTFOLIO, List.of()))
                .toList();
        Recommendation advice = new Recommendation(LEARNER, "portfolio", candidates, "none");
        return provider().create(new Setting(LEARNER, space, space.defaultConfiguration(), metric, seed, advice, pool));
    }

    private static Observation complete(int number, Configuration configuration, double value) {
        return Observation.of(number, LEARNER, configuration, value);
    }

    private static Observation without(int number, Configuration configuration, TrialState state) {
        return new Observation(number, LEARNER, configuration, state, null, 1);
    }

    /** Asks and tells in turn; gives back what was asked. */
    private static List<Configuration> run(
            Optimizer optimizer, int from, int to, ToDoubleFunction<Configuration> value) {
        List<Configuration> asked = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Configuration next = optimizer.ask().configuration();
            asked.add(next);
            optimizer.tell(complete(i, next, value.applyAsDouble(next)));
        }
        return asked;
    }

    private static double any(Configuration configuration) {
        return (configuration.hashCode() & 0xFF) / 256.0;
    }

    private static void requireOf(SearchSpace space, Configuration configuration) {
        assertThat(space.configuration(configuration.values())).isEqualTo(configuration);
    }

    @Test
    void name_isNotBlank_andDescribed() {
        assertThat(provider().name()).isNotBlank();
        assertThat(provider().description()).isNotBlank();
    }

    @Test
    void ask_everySpace_isAllowed() {
        Spaces.all().forEach((name, space) -> {
            Optimizer optimizer = create(space, 3);
            run(optimizer, 0, 14, OptimizerConformance::any).forEach(configuration -> requireOf(space, configuration));
        });
    }

    @Test
    void ask_carriesTheLearner() {
        Proposal proposal = create(Spaces.MIXED, 1).ask();
        assertThat(proposal.learner()).isEqualTo(LEARNER);
    }

    @Test
    void ask_sameSeed_isTheSameSequence() {
        List<Configuration> first = run(create(Spaces.MIXED, 5), 0, 16, Spaces::quality);
        assertThat(run(create(Spaces.MIXED, 5), 0, 16, Spaces::quality)).isEqualTo(first);
    }

    @Test
    void ask_otherSeed_isAnotherSequence() {
        List<Configuration> first = run(create(Spaces.MIXED, 5), 0, 12, Spaces::quality);
        assertThat(run(create(Spaces.MIXED, 6), 0, 12, Spaces::quality)).isNotEqualTo(first);
    }

    @Test
    void tell_allTrialsToANewOne_goesOnAlike() {
        for (int stop : new int[] {1, 4, 13, 23}) {
            Optimizer first = create(Spaces.MIXED, 9);
            List<Configuration> asked = run(first, 0, stop, Spaces::quality);
            Optimizer second = create(Spaces.MIXED, 9);
            for (int i = 0; i < stop; i++) {
                second.tell(complete(i, asked.get(i), Spaces.quality(asked.get(i))));
            }
            assertThat(run(second, stop, stop + 3, Spaces::quality))
                    .as("stopped after %d", stop)
                    .isEqualTo(run(first, stop, stop + 3, Spaces::quality));
        }
    }

    @Test
    void tell_pendingOnesToANewOne_goesOnAlike() {
        Optimizer first = create(Spaces.MIXED, 4);
        List<Configuration> asked = run(first, 0, 12, Spaces::quality);
        Configuration running = first.ask().configuration();
        Configuration queued = first.ask().configuration();
        Optimizer second = create(Spaces.MIXED, 4);
        for (int i = 0; i < asked.size(); i++) {
            second.tell(complete(i, asked.get(i), Spaces.quality(asked.get(i))));
        }
        second.tell(without(12, running, TrialState.RUNNING));
        second.tell(without(13, queued, TrialState.QUEUED));
        assertThat(second.ask()).isEqualTo(first.ask());
    }

    /** As two processes that plan one study: each is told of all trials, and has asked for some of them only. */
    @Test
    void tell_pendingInsteadOfAsking_goesOnAlike() {
        int lookahead = 4;
        for (int from : new int[] {0, 3, 11}) {
            Optimizer asking = onRungs(4);
            Optimizer following = onRungs(4);
            List<Proposal> asked = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                if (i >= lookahead) {
                    Observation ended = onRung(i - lookahead, asked.get(i - lookahead), TrialState.COMPLETE);
                    asking.tell(ended);
                    following.tell(ended);
                }
                Proposal next = asking.ask();
                asked.add(next);
                if (i >= from && i % 3 == from % 3) {
                    assertThat(following.ask()).as("proposal %d", i).isEqualTo(next);
                }
                asking.tell(onRung(i, next, TrialState.RUNNING));
                following.tell(onRung(i, next, TrialState.RUNNING));
            }
        }
    }

    private static Observation onRung(int number, Proposal proposal, TrialState state) {
        Double value = state == TrialState.COMPLETE ? Spaces.quality(proposal.configuration()) : null;
        return new Observation(number, LEARNER, proposal.configuration(), state, value, 1, proposal.share());
    }

    @Test
    void tell_runningBeforeItsEnd_changesNothing() {
        Optimizer plain = create(Spaces.MIXED, 8);
        Optimizer told = create(Spaces.MIXED, 8);
        for (int i = 0; i < 12; i++) {
            Configuration next = plain.ask().configuration();
            assertThat(told.ask().configuration()).isEqualTo(next);
            told.tell(without(i, next, TrialState.RUNNING));
            told.tell(complete(i, next, Spaces.quality(next)));
            plain.tell(complete(i, next, Spaces.quality(next)));
        }
    }

    @Test
    void ask_largeSpace_hasNoRepetition() {
        assertThat(run(create(Spaces.MIXED, 2), 0, 40, Spaces::quality)).doesNotHaveDuplicates();
    }

    @Test
    void ask_pendingOnes_areNotRepeated() {
        Optimizer optimizer = create(Spaces.MIXED, 2);
        run(optimizer, 0, 8, Spaces::quality);
        Set<Configuration> pending = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            assertThat(pending.add(optimizer.ask().configuration())).isTrue();
        }
    }

    @Test
    void ask_whatWasToldOnly_isNotRepeated() {
        Optimizer optimizer = create(Spaces.SMALL, 2);
        List<Configuration> told = Spaces.pool(Spaces.SMALL, 5, 1);
        for (int i = 0; i < 5; i++) {
            optimizer.tell(complete(i, told.get(i), 0.1 * i));
        }
        List<Configuration> rest = run(optimizer, 5, 8, OptimizerConformance::any);
        assertThat(rest).doesNotHaveDuplicates().doesNotContainAnyElementsOf(told);
    }

    @Test
    void ask_finiteSpace_givesAllThenRepeats() {
        Optimizer optimizer = create(Spaces.SMALL, 3);
        assertThat(run(optimizer, 0, 8, OptimizerConformance::any)).doesNotHaveDuplicates();
        requireOf(Spaces.SMALL, optimizer.ask().configuration());
    }

    @Test
    void ask_oneCategorical_triesEveryChoiceFirst() {
        assertThat(run(create(Spaces.ONE_CATEGORICAL, 3), 0, 5, OptimizerConformance::any))
                .doesNotHaveDuplicates();
    }

    @Test
    void ask_nothingToChoose_repeatsTheOnlyConfiguration() {
        for (SearchSpace space : List.of(Spaces.EMPTY, Spaces.CONSTANTS)) {
            assertThat(run(create(space, 1), 0, 4, configuration -> 0.5)).containsOnly(space.defaultConfiguration());
        }
    }

    @Test
    void ask_pool_isWalkedOnceAndThenRefused() {
        List<Configuration> pool = Spaces.pool(Spaces.MIXED, 15, 4);
        Optimizer optimizer = create(Spaces.MIXED, 7, pool, List.of(), Metric.ACCURACY);
        assertThat(run(optimizer, 0, 15, Spaces::quality)).containsExactlyInAnyOrderElementsOf(pool);
        assertThatThrownBy(optimizer::ask)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("15");
    }

    @Test
    void ask_poolWithRecommendation_staysInThePool() {
        List<Configuration> pool = Spaces.pool(Spaces.MIXED, 12, 4);
        Optimizer optimizer = create(Spaces.MIXED, 7, pool, Spaces.pool(Spaces.MIXED, 10, 99), Metric.ACCURACY);
        assertThat(run(optimizer, 0, 12, Spaces::quality)).containsExactlyInAnyOrderElementsOf(pool);
    }

    @Test
    void ask_poolAndPending_leavesThemOut() {
        List<Configuration> pool = Spaces.pool(Spaces.MIXED, 6, 5);
        Optimizer optimizer = create(Spaces.MIXED, 7, pool, List.of(), Metric.ACCURACY);
        optimizer.tell(without(0, pool.get(2), TrialState.RUNNING));
        assertThat(run(optimizer, 1, 6, Spaces::quality))
                .doesNotContain(pool.get(2))
                .doesNotHaveDuplicates();
    }

    @Test
    void tell_everyTrialFailed_goesOn() {
        Optimizer optimizer = create(Spaces.MIXED, 6);
        Set<Configuration> seen = new HashSet<>();
        for (int i = 0; i < 14; i++) {
            Configuration next = optimizer.ask().configuration();
            assertThat(seen.add(next)).isTrue();
            optimizer.tell(without(i, next, i % 2 == 0 ? TrialState.FAILED : TrialState.OUT_OF_MEMORY));
        }
    }

    @Test
    void tell_someTrialsWithoutValue_goesOn() {
        Optimizer optimizer = create(Spaces.MIXED, 6);
        TrialState[] ends = {TrialState.PRUNED, TrialState.TIMED_OUT, TrialState.KILLED, TrialState.COMPLETE};
        for (int i = 0; i < 16; i++) {
            Configuration next = optimizer.ask().configuration();
            TrialState end = ends[i % 4];
            optimizer.tell(
                    end == TrialState.COMPLETE ? complete(i, next, Spaces.quality(next)) : without(i, next, end));
        }
        requireOf(Spaces.MIXED, optimizer.ask().configuration());
    }

    @Test
    void tell_allValuesEqual_goesOn() {
        assertThat(run(create(Spaces.MIXED, 6), 0, 14, configuration -> 0.25)).doesNotHaveDuplicates();
    }

    @Test
    void tell_extremeValues_goesOn() {
        SplittableRandom random = new SplittableRandom(12);
        double[] extremes = {1e300, -1e300, 0, 1e-300, Double.MIN_VALUE};
        assertThat(run(create(Spaces.MIXED, 6), 0, 14, c -> extremes[random.nextInt(extremes.length)]))
                .as("seed 12")
                .doesNotHaveDuplicates();
    }

    @Test
    void tell_trialsNobodyAskedFor_areWelcome() {
        Optimizer optimizer = create(Spaces.MIXED, 6);
        List<Configuration> foreign = Spaces.pool(Spaces.MIXED, 12, 77);
        for (int i = 0; i < foreign.size(); i++) {
            optimizer.tell(complete(i, foreign.get(i), Spaces.quality(foreign.get(i))));
        }
        assertThat(foreign).doesNotContain(optimizer.ask().configuration());
    }

    @Test
    void ask_noRungs_isAlwaysFull() {
        Optimizer optimizer = create(Spaces.MIXED, 3);
        for (int i = 0; i < 16; i++) {
            Proposal proposal = optimizer.ask();
            assertThat(proposal.share()).isEqualTo(1);
            optimizer.tell(complete(i, proposal.configuration(), Spaces.quality(proposal.configuration())));
        }
    }

    @Test
    void tell_lessThanFullEvaluations_areNotTakenForFullOnes() {
        Optimizer plain = create(Spaces.MIXED, 3);
        Optimizer told = create(Spaces.MIXED, 3);
        List<Configuration> foreign = Spaces.pool(Spaces.MIXED, 12, 77);
        for (int i = 0; i < foreign.size(); i++) {
            told.tell(new Observation(
                    1000 + i, LEARNER, foreign.get(i), TrialState.COMPLETE, -Spaces.quality(foreign.get(i)), 1, 0.5));
        }
        assertThat(run(told, 0, 16, Spaces::quality)).isEqualTo(run(plain, 0, 16, Spaces::quality));
    }

    private Optimizer byCriteria(long seed) {
        Criteria criteria =
                new Criteria(List.of(Metric.ACCURACY, Metric.SECONDS), List.of(Constraint.parse("seconds<=6")));
        return provider()
                .create(new Setting(
                        LEARNER,
                        Spaces.MIXED,
                        Spaces.MIXED.defaultConfiguration(),
                        criteria,
                        seed,
                        Recommendation.none(LEARNER, "none"),
                        List.of(),
                        Rungs.FULL_ONLY));
    }

    /** Better is slower; every fifth fails, and of every seventh the seconds are not known. */
    private static Observation judged(int number, Configuration configuration) {
        double quality = Spaces.quality(configuration);
        Observation trial = number % 5 == 4
                ? without(number, configuration, TrialState.FAILED)
                : complete(number, configuration, quality);
        return number % 7 == 6 ? trial : trial.withMeasures(Map.of("accuracy", quality, "seconds", 10 * quality));
    }

    @Test
    void ask_severalObjectivesAndAConstraint_isNewAndGoesOnAlikeAfterAStop() {
        Optimizer first = byCriteria(4);
        Optimizer second = byCriteria(4);
        Set<Configuration> seen = new HashSet<>();
        for (int i = 0; i < 24; i++) {
            Configuration next = first.ask().configuration();
            requireOf(Spaces.MIXED, next);
            assertThat(seen.add(next)).isTrue();
            first.tell(judged(i, next));
            second.tell(judged(i, next));
        }
        assertThat(second.ask()).isEqualTo(first.ask());
    }

    @Test
    void tell_everyTrialFailedBySeveralObjectives_goesOn() {
        Optimizer optimizer = byCriteria(4);
        Set<Configuration> seen = new HashSet<>();
        for (int i = 0; i < 14; i++) {
            Configuration next = optimizer.ask().configuration();
            assertThat(seen.add(next)).isTrue();
            optimizer.tell(without(i, next, TrialState.TIMED_OUT));
        }
    }

    private Optimizer onRungs(long seed) {
        List<Candidate> candidates = Spaces.pool(Spaces.MIXED, 4, 21).stream()
                .map(c -> new Candidate(c, null, null, null, Source.PORTFOLIO, List.of()))
                .toList();
        return provider()
                .create(new Setting(
                        LEARNER,
                        Spaces.MIXED,
                        Spaces.MIXED.defaultConfiguration(),
                        Criteria.of(Metric.ACCURACY),
                        seed,
                        new Recommendation(LEARNER, "portfolio", candidates, "none"),
                        List.of(),
                        RUNGS));
    }

    /** Full evaluations are a little better than parts, and every ninth trial fails. */
    private static Observation outcome(int number, Proposal proposal) {
        boolean failed = number % 9 == 8;
        return new Observation(
                number,
                LEARNER,
                proposal.configuration(),
                failed ? TrialState.FAILED : TrialState.COMPLETE,
                failed ? null : Spaces.quality(proposal.configuration()) - 0.1 * (1 - proposal.share()),
                1,
                proposal.share());
    }

    private static List<Proposal> runOnRungs(Optimizer optimizer, int from, int to) {
        List<Proposal> asked = new ArrayList<>();
        for (int i = from; i < to; i++) {
            asked.add(optimizer.ask());
            optimizer.tell(outcome(i, asked.get(i - from)));
        }
        return asked;
    }

    @Test
    void ask_rungs_areKeptToAndUsedByThoseThatSaySo() {
        List<Proposal> asked = runOnRungs(onRungs(5), 0, 40);

        assertThat(asked).allMatch(proposal -> RUNGS.shares().contains(proposal.share()));
        assertThat(asked.stream().anyMatch(proposal -> proposal.share() < 1))
                .isEqualTo(provider().usesRungs());
        assertThat(asked.get(0).share())
                .as("an incumbent from the first trial on")
                .isEqualTo(1);
    }

    @Test
    void ask_rungs_noConfigurationComesTwiceAtOneShare() {
        Optimizer optimizer = onRungs(2);
        Set<List<Object>> seen = new HashSet<>();
        for (Proposal proposal : runOnRungs(optimizer, 0, 50)) {
            assertThat(seen.add(List.of(proposal.configuration(), proposal.share())))
                    .isTrue();
        }
        for (int i = 0; i < 8; i++) {
            Proposal pending = optimizer.ask();
            assertThat(seen.add(List.of(pending.configuration(), pending.share())))
                    .isTrue();
        }
    }

    @Test
    void ask_rungs_goUpOneByOneAndNeverFromATrialWithoutValue() {
        Optimizer optimizer = onRungs(7);
        List<Observation> told = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Proposal next = optimizer.ask();
            int rung = RUNGS.shares().indexOf(next.share());
            List<Observation> earlier = told.stream()
                    .filter(o -> o.configuration().equals(next.configuration()))
                    .toList();
            if (rung > 0 && !earlier.isEmpty()) {
                double below = RUNGS.shares().get(rung - 1);
                assertThat(earlier).anyMatch(o -> o.share() == below && o.value() != null);
            }
            told.add(outcome(i, next));
            optimizer.tell(told.get(i));
        }
    }

    @Test
    void tell_rungs_allTrialsToANewOne_goesOnAlike() {
        for (int stop : new int[] {1, 5, 14, 27, 40}) {
            Optimizer first = onRungs(9);
            List<Proposal> asked = runOnRungs(first, 0, stop);
            List<Proposal> pending = List.of(first.ask(), first.ask());
            Optimizer second = onRungs(9);
            for (int i = 0; i < stop; i++) {
                second.tell(outcome(i, asked.get(i)));
            }
            for (int i = 0; i < 2; i++) {
                Proposal running = pending.get(i);
                second.tell(new Observation(
                        stop + i, LEARNER, running.configuration(), TrialState.RUNNING, null, 0, running.share()));
            }
            for (int i = 0; i < 4; i++) {
                assertThat(second.ask()).as("after %d trials", stop).isEqualTo(first.ask());
            }
        }
    }

    @Test
    void ask_metricToMinimise_mirrorsTheOneToMaximise() {
        Metric loss = new Metric("loss", Goal.MINIMIZE);
        Metric gain = new Metric("gain", Goal.MAXIMIZE);
        List<Configuration> down =
                run(create(Spaces.MIXED, 3, List.of(), List.of(), loss), 0, 15, c -> -Spaces.quality(c));
        assertThat(run(create(Spaces.MIXED, 3, List.of(), List.of(), gain), 0, 15, Spaces::quality))
                .isEqualTo(down);
    }

    @Test
    void ask_optimizerThatExpectsImprovement_saysHowMuchWhereItSearches() {
        Optimizer optimizer = create(Spaces.MIXED, 3);
        boolean said = false;
        for (int i = 0; i < 14; i++) {
            Proposal proposal = optimizer.ask();
            Double expected = proposal.expectedImprovement();
            boolean wanted = provider().expectsImprovement() && proposal.source() == Source.SEARCH;
            assertThat(expected != null).as("trial %d", i).isEqualTo(wanted);
            assertThat(expected == null ? 0 : expected).isBetween(0.0, 1.0);
            said |= expected != null;
            optimizer.tell(complete(i, proposal.configuration(), Spaces.quality(proposal.configuration())));
        }
        assertThat(said).isEqualTo(provider().expectsImprovement());
    }

    /** Against random with the same budget and pool; those that are random themselves may be as good, none may be much worse. */
    @Test
    void run_simpleFunction_isNoWorseThanRandom() {
        double own = 0;
        double random = 0;
        for (long seed = 0; seed < 4; seed++) {
            own += best(run(create(Spaces.MIXED, seed), 0, 30, Spaces::quality));
            random += best(Spaces.pool(Spaces.MIXED, 30, seed));
        }
        assertThat(own / 4).isGreaterThan(random / 4 - 0.05);
    }

    private static double best(List<Configuration> configurations) {
        return configurations.stream().mapToDouble(Spaces::quality).max().orElse(0);
    }

    /** Random sequences of asks and tells out of order, with failures and foreign trials. */
    @Test
    void askAndTell_anyOrder_keepsTheContract() {
        for (long seed = 0; seed < 3; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Optimizer optimizer = create(Spaces.MIXED, seed);
            List<Configuration> asked = new ArrayList<>();
            List<Integer> open = new ArrayList<>();
            for (int step = 0; step < 40; step++) {
                if (open.isEmpty() || random.nextInt(3) > 0) {
                    open.add(asked.size());
                    asked.add(optimizer.ask().configuration());
                } else {
                    int number = open.remove(random.nextInt(open.size()));
                    Configuration done = asked.get(number);
                    optimizer.tell(
                            random.nextInt(4) == 0
                                    ? without(number, done, TrialState.FAILED)
                                    : complete(number, done, Spaces.quality(done)));
                }
            }
            assertThat(asked).as("seed %d", seed).doesNotHaveDuplicates();
        }
    }
}
