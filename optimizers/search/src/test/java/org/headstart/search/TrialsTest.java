package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.headstart.api.recommendation.Observation;
import org.headstart.api.space.Configuration;
import org.headstart.api.trial.TrialState;
import org.junit.jupiter.api.Test;

class TrialsTest {

    private final Configuration first = Examples.SMALL.defaultConfiguration();
    private final Configuration second = Examples.SMALL.complete(java.util.Map.of("b", 4));
    private final Trials trials = new Trials(Examples.LEARNER);

    @Test
    void tell_whatWasAsked_isCountedOnce() {
        trials.ask(first);
        trials.tell(Examples.complete(0, first, 0.5));
        assertThat(trials.count()).isEqualTo(1);
        assertThat(trials.pending()).isEmpty();
        assertThat(trials.ended()).hasSize(1);
    }

    @Test
    void tell_sameNumberTwice_replacesTheEarlier() {
        trials.tell(Examples.running(0, first));
        trials.tell(Examples.complete(0, first, 0.5));
        assertThat(trials.count()).isEqualTo(1);
        assertThat(trials.ended()).extracting(Observation::value).containsExactly(0.5);
    }

    @Test
    void tell_otherConfigurationForTheNumber_freesTheEarlier() {
        trials.tell(Examples.complete(0, first, 0.5));
        trials.tell(Examples.complete(0, second, 0.6));
        assertThat(trials.has(first)).isFalse();
        assertThat(trials.has(second)).isTrue();
    }

    @Test
    void tell_ofAnotherLearner_doesNotCount() {
        trials.tell(Observation.of(0, "test:other", first, 0.5));
        assertThat(trials.count()).isZero();
        assertThat(trials.has(first)).isFalse();
    }

    @Test
    void tell_ofLessThanAFullEvaluation_doesNotCount() {
        trials.tell(new Observation(0, Examples.LEARNER, first, TrialState.COMPLETE, 0.5, 1, 0.5));
        assertThat(trials.count()).isZero();
        assertThat(trials.has(first)).isFalse();
    }

    @Test
    void ended_toldOutOfOrder_isByNumber() {
        trials.tell(Examples.complete(1, second, 0.6));
        trials.tell(Examples.complete(0, first, 0.5));
        assertThat(trials.ended()).extracting(Observation::number).containsExactly(0, 1);
    }

    @Test
    void pending_numberedAndNot_areBothThere() {
        trials.ask(second);
        trials.tell(Examples.running(0, first));
        assertThat(trials.pending()).containsExactly(first, second);
    }
}
