package org.headstart.api.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.headstart.api.InvalidValueException;
import org.headstart.api.recommendation.Observation;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.recommendation.Tensor;
import org.headstart.api.run.Limits;
import org.headstart.api.space.SearchSpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrialTest {

    private static final TrialPlan PLAN = new TrialPlan(
            new Proposal("l", SearchSpace.of().defaultConfiguration(), Source.DEFAULT, ""),
            Fidelity.full(5),
            1,
            List.of());
    private static final Criteria ACCURACY = Criteria.of(Metric.ACCURACY);
    private static final Trial QUEUED = new Trial("id", "study", 3, PLAN, 0, TrialState.QUEUED, null);

    @ParameterizedTest
    @EnumSource(names = {"PRUNED", "FAILED", "TIMED_OUT", "OUT_OF_MEMORY", "KILLED"})
    void value_trialThatDidNotComplete_isNull(TrialState state) {
        Trial ended = QUEUED.with(new Outcome(state, 0.9, List.of(0.9), List.of(), 1, "why", null));

        assertThat(ended.value()).isNull();
        assertThat(ended.observation(ACCURACY).value()).isNull();
        assertThat(ended.observation(ACCURACY).state()).isEqualTo(state);
    }

    @Test
    void value_completeTrial_isItsOutcomes() {
        Trial ended = QUEUED.with(new Outcome(TrialState.COMPLETE, 0.9, List.of(0.8, 1.0), List.of(), 1.5, null, null));

        assertThat(ended.value()).isEqualTo(0.9);
        assertThat(ended.observation(ACCURACY))
                .isEqualTo(new Observation(3, "l", PLAN.proposal().configuration(), TrialState.COMPLETE, 0.9, 1.5));
    }

    @Test
    void observation_ofSeveralMeasures_holdsThoseThatTheCriteriaNameBesideThePrimaryOne() {
        Map<String, Double> measures = Map.of("accuracy", 0.9, "auc", 0.95, "log_loss", 0.3, "seconds", 1.5);
        Outcome outcome =
                new Outcome(TrialState.COMPLETE, 0.9, List.of(0.9), List.of(), 1.5, null, null).withMeasures(measures);
        Criteria criteria =
                new Criteria(List.of(Metric.ACCURACY, Metric.LOG_LOSS), List.of(Constraint.parse("auc>=0.8")));

        assertThat(QUEUED.with(outcome).observation(criteria).measures())
                .isEqualTo(Map.of("auc", 0.95, "log_loss", 0.3));
        assertThat(QUEUED.with(outcome).observation(ACCURACY).measures()).isEmpty();
    }

    @Test
    void fullValue_lessThanAFullEvaluation_isNull() {
        Outcome complete = new Outcome(TrialState.COMPLETE, 0.9, List.of(0.9), List.of(), 1, null, null);
        Proposal third = new Proposal("l", PLAN.proposal().configuration(), Source.SEARCH, "", null, 1.0 / 3);
        List<TrialPlan> partial = List.of(
                new TrialPlan(third, Fidelity.full(5), 1, List.of()),
                new TrialPlan(PLAN.proposal(), new Fidelity(0.5, 5, null), 1, List.of()),
                new TrialPlan(PLAN.proposal(), new Fidelity(1, 5, 7), 1, List.of()));

        assertThat(QUEUED.with(complete).fullValue()).isEqualTo(0.9);
        for (TrialPlan plan : partial) {
            Trial trial = new Trial("id", "study", 3, plan, 1, TrialState.COMPLETE, complete);
            assertThat(trial.value()).isEqualTo(0.9);
            assertThat(trial.fullValue()).as("%s", plan).isNull();
            assertThat(trial.observation(ACCURACY).share())
                    .isEqualTo(plan.proposal().share());
        }
    }

    @Test
    void outcome_completeWithoutValueOrNotFinite_isRefused() {
        assertThatThrownBy(() -> Outcome.without(TrialState.COMPLETE, 1, "")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Outcome(TrialState.COMPLETE, Double.NaN, List.of(), List.of(), 1, null, null))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> Outcome.without(TrialState.RUNNING, 1, "")).hasMessageContaining("RUNNING");
    }

    @Test
    void trial_stateAndOutcomeDisagree_isRefused() {
        Outcome failed = Outcome.without(TrialState.FAILED, 0, "why");

        assertThatThrownBy(() -> new Trial("id", "s", 0, PLAN, 0, TrialState.COMPLETE, failed))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Trial("id", "s", 0, PLAN, 0, TrialState.RUNNING, failed))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Trial("id", "s", -1, PLAN, 0, TrialState.QUEUED, null))
                .hasMessageContaining("-1");
    }

    @Test
    void fidelity_outOfRange_namesTheValue() {
        assertThatThrownBy(() -> new Fidelity(0, 5, null)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> new Fidelity(1, 0, null)).hasMessageContaining("0");
        assertThatThrownBy(() -> new Fidelity(1, 5, -2)).hasMessageContaining("-2");
    }

    @Test
    void limits_tooSmall_namesTheValue() {
        assertThatThrownBy(() -> new Limits(java.time.Duration.ZERO, 1L << 30)).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> new Limits(java.time.Duration.ofSeconds(1), 1000))
                .hasMessageContaining("1000");
    }

    @Test
    void tensor_shapeAndValuesDisagree_namesBoth() {
        assertThatThrownBy(() -> Tensor.of(List.of(2, 3), 1, 2))
                .hasMessageContaining("[2, 3]")
                .hasMessageContaining("6 values");
        assertThatThrownBy(() -> Tensor.of(List.of(), Double.NaN)).hasMessageContaining("NaN");
        assertThat(Tensor.of(List.of(2), 1, 2)).isEqualTo(Tensor.of(List.of(2), 1, 2));
    }
}
