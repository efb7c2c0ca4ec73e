package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.InvalidValueException;
import org.headstart.api.recommendation.LearnerChoice;
import org.headstart.api.recommendation.LearnerChoice.Arm;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.space.IntegerParameter;
import org.headstart.api.space.Scale;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Criteria;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;
import org.headstart.api.warehouse.History;
import org.junit.jupiter.api.Test;

class LearnerBanditTest {

    private static final List<String> LEARNERS = List.of("test:good", "test:middling", "test:bad");

    static Optimizer arm(String learner, long seed) {
        return arm(learner, Examples.SVM, seed);
    }

    private static Optimizer arm(String learner, SearchSpace space, long seed) {
        return new RandomProvider()
                .create(new Setting(
                        learner, space, null, Metric.ACCURACY, seed, Recommendation.none(learner, "none"), List.of()));
    }

    private static Optimizer bandit(long seed) {
        return bandit(seed, List.of(), false);
    }

    private static Optimizer bandit(long seed, List<History> past, boolean perSecond) {
        return over(
                LEARNERS.stream()
                        .map(learner -> new Arm(learner, arm(learner, seed)))
                        .toList(),
                seed,
                past,
                perSecond);
    }

    private static Optimizer over(List<Arm> arms, long seed, List<History> past, boolean perSecond) {
        return new BanditLearnerChoice()
                .over(new LearnerChoice.Setting(
                        arms,
                        Criteria.of(Metric.ACCURACY),
                        seed,
                        TrialSecondsTest.task("new", 100, 10),
                        past,
                        perSecond));
    }

    private static Observation outcome(int number, Proposal proposal) {
        double base = 0.9 - 0.2 * LEARNERS.indexOf(proposal.learner());
        double value = base + 0.01 * Math.sin(proposal.configuration().number("cost"));
        return Observation.of(number, proposal.learner(), proposal.configuration(), value);
    }

    private static List<Proposal> run(Optimizer bandit, int from, int to, List<Observation> told) {
        List<Proposal> asked = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Proposal proposal = bandit.ask();
            asked.add(proposal);
            told.add(outcome(i, proposal));
            bandit.tell(told.get(told.size() - 1));
        }
        return asked;
    }

    @Test
    void ask_firstTrials_goRoundTwice() {
        List<String> learners = run(bandit(1), 0, 6, new ArrayList<>()).stream()
                .map(Proposal::learner)
                .toList();
        assertThat(learners).startsWith("test:good", "test:middling", "test:bad", "test:good");
        LEARNERS.forEach(
                learner -> assertThat(Collections.frequency(learners, learner)).isEqualTo(2));
    }

    @Test
    void ask_oneLearnerClearlyBest_getsMostTrials() {
        List<String> learners = run(bandit(3), 0, 60, new ArrayList<>()).stream()
                .map(Proposal::learner)
                .toList();
        assertThat(Collections.frequency(learners, "test:good")).isGreaterThan(35);
    }

    @Test
    void ask_bestLearnerHasNothingNew_turnsToTheOthersAndThenRepeats() {
        SearchSpace two = SearchSpace.of(new IntegerParameter("cost", 1, 2, Scale.LINEAR));
        SearchSpace four = SearchSpace.of(new IntegerParameter("cost", 1, 4, Scale.LINEAR));
        Optimizer bandit = over(
                List.of(new Arm("test:good", arm("test:good", two, 1)), new Arm("test:bad", arm("test:bad", four, 1))),
                1,
                List.of(),
                false);

        List<Proposal> asked = run(bandit, 0, 7, new ArrayList<>());

        assertThat(asked.subList(0, 6)).doesNotHaveDuplicates();
        assertThat(asked.subList(0, 6).stream()
                        .filter(proposal -> proposal.learner().equals("test:good")))
                .hasSize(2);
        assertThat(asked.subList(0, 6).stream().map(Proposal::configuration))
                .contains(asked.get(6).configuration());
    }

    @Test
    void ask_afterTellingANewOne_goesOnAlike() {
        List<Observation> told = new ArrayList<>();
        Optimizer first = bandit(7);
        run(first, 0, 15, told);
        Optimizer second = bandit(7);
        told.forEach(second::tell);
        assertThat(second.ask()).isEqualTo(first.ask());
    }

    @Test
    void ask_everyTrialFailed_stillAnswers() {
        Optimizer bandit = bandit(5);
        for (int i = 0; i < 20; i++) {
            Proposal proposal = bandit.ask();
            bandit.tell(new Observation(
                    i, proposal.learner(), proposal.configuration(), TrialState.OUT_OF_MEMORY, null, 1));
        }
        assertThat(LEARNERS).contains(bandit.ask().learner());
    }

    @Test
    void tell_lessThanFullEvaluations_makeNoLearnerLookGood() {
        Optimizer plain = bandit(3);
        Optimizer told = bandit(3);
        List<Observation> full = new ArrayList<>();
        run(plain, 0, 12, full);
        full.forEach(told::tell);
        for (int i = 12; i < 20; i++) {
            told.tell(new Observation(
                    i, "test:bad", Examples.SVM.defaultConfiguration(), TrialState.COMPLETE, 5.0, 1, 0.5));
            plain.tell(Observation.of(i, "test:bad", Examples.SVM.defaultConfiguration(), 5.0));
        }
        long misled = IntStream.range(0, 30)
                .filter(i -> plain.ask().learner().equals("test:bad"))
                .count();
        long kept = IntStream.range(0, 30)
                .filter(i -> told.ask().learner().equals("test:bad"))
                .count();
        assertThat(misled).isGreaterThan(15);
        assertThat(kept).isLessThan(10);
    }

    private static List<String> learners(Optimizer bandit, int trials) {
        return run(bandit, 0, trials, new ArrayList<>()).stream()
                .map(Proposal::learner)
                .toList();
    }

    /** What {@link #outcome} gives is what {@link LearnerPriorTest#history} saw on past tasks. */
    @Test
    void ask_withHistory_beginsWithThePastWinnerAndGoesOnWithIt() {
        List<String> learners = learners(bandit(1, LearnerPriorTest.history(9, Metric.ACCURACY), false), 10);

        assertThat(learners.get(0)).isEqualTo("test:good");
        assertThat(Collections.frequency(learners, "test:good")).isGreaterThanOrEqualTo(6);
    }

    /** As losses, the past values say the opposite. */
    @Test
    void ask_misleadingHistory_comesRound() {
        List<History> misleading = LearnerPriorTest.history(9, Metric.ACCURACY).stream()
                .map(history -> new History(
                        LEARNERS.get(2 - LEARNERS.indexOf(history.learner())),
                        history.space(),
                        history.metric(),
                        history.tasks().stream()
                                .map(past -> LearnerPriorTest.past(
                                        past.task().name(),
                                        LEARNERS.get(2 - LEARNERS.indexOf(history.learner())),
                                        1,
                                        past.observations().stream()
                                                .mapToDouble(Observation::value)
                                                .toArray()))
                                .toList()))
                .toList();
        for (long seed = 1; seed <= 5; seed++) {
            List<String> learners = learners(bandit(seed, misleading, false), 40);
            assertThat(learners.get(0)).isEqualTo("test:bad");
            assertThat(Collections.frequency(learners.subList(10, 40), "test:good"))
                    .as("seed %d", seed)
                    .isGreaterThan(12);
        }
    }

    /** The same values for all; the first learner takes a hundred times as long. */
    private static List<String> learnersOfEqualWorth(Optimizer bandit) {
        List<String> learners = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Proposal proposal = bandit.ask();
            learners.add(proposal.learner());
            double value = 0.8 + 0.01 * Math.sin(37 * i);
            double seconds = proposal.learner().equals("test:good") ? 100 : 1;
            bandit.tell(new Observation(
                    i, proposal.learner(), proposal.configuration(), TrialState.COMPLETE, value, seconds));
        }
        return learners;
    }

    @Test
    void ask_byTheSecond_sparesTheSlowLearner() {
        List<String> byTrial = learnersOfEqualWorth(bandit(2, List.of(), false));
        List<String> bySecond = learnersOfEqualWorth(bandit(2, List.of(), true));

        assertThat(Collections.frequency(bySecond, "test:good"))
                .isLessThan(8)
                .isLessThan(Collections.frequency(byTrial, "test:good"));
    }

    @Test
    void ask_byTheTrial_doesNotLookAtTheClock() {
        List<Observation> told = new ArrayList<>();
        Optimizer first = bandit(7, LearnerPriorTest.history(5, Metric.ACCURACY), false);
        run(first, 0, 12, told);
        Optimizer slower = bandit(7, LearnerPriorTest.history(5, Metric.ACCURACY), false);
        told.forEach(trial -> slower.tell(new Observation(
                trial.number(),
                trial.learner(),
                trial.configuration(),
                trial.state(),
                trial.value(),
                50 + trial.number())));

        assertThat(slower.ask()).isEqualTo(first.ask());
    }

    @Test
    void ask_byTheSecondAfterTellingANewOne_goesOnAlike() {
        List<Observation> told = new ArrayList<>();
        Optimizer first = bandit(7, LearnerPriorTest.history(5, Metric.ACCURACY), true);
        for (int i = 0; i < 12; i++) {
            Proposal proposal = first.ask();
            told.add(new Observation(
                    i, proposal.learner(), proposal.configuration(), TrialState.COMPLETE, 0.1 * (i % 7), 1 + i % 3));
            first.tell(told.get(i));
        }
        Optimizer second = bandit(7, LearnerPriorTest.history(5, Metric.ACCURACY), true);
        told.forEach(second::tell);

        assertThat(second.ask()).isEqualTo(first.ask());
    }

    @Test
    void over_noArms_isRefused() {
        assertThatThrownBy(() -> new LearnerChoice.Setting(List.of(), Metric.ACCURACY, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("[]");
    }
}
