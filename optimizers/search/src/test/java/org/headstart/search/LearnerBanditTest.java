package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.InvalidValueException;
import org.headstart.api.recommendation.LearnerChoice.Arm;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Optimizer;
import org.headstart.api.recommendation.OptimizerProvider.Setting;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Recommendation;
import org.headstart.api.trial.Metric;
import org.headstart.api.trial.TrialState;
import org.junit.jupiter.api.Test;

class LearnerBanditTest {

    private static final List<String> LEARNERS = List.of("test:good", "test:middling", "test:bad");

    private static Optimizer bandit(long seed) {
        List<Arm> arms = LEARNERS.stream()
                .map(learner -> new Arm(
                        learner,
                        new RandomProvider()
                                .create(new Setting(
                                        learner,
                                        Examples.SVM,
                                        null,
                                        Metric.ACCURACY,
                                        seed,
                                        Recommendation.none(learner, "none"),
                                        List.of()))))
                .toList();
        return new BanditLearnerChoice().over(arms, Metric.ACCURACY, seed);
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

    @Test
    void over_noArms_isRefused() {
        assertThatThrownBy(() -> new BanditLearnerChoice().over(List.of(), Metric.ACCURACY, 1))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("[]");
    }
}
