package org.headstart.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headstart.api.recommendation.Proposal;
import org.headstart.api.recommendation.Source;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.Fidelity;
import org.headstart.api.trial.Trial;
import org.headstart.api.trial.TrialPlan;
import org.headstart.api.trial.TrialState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StopRuleTest {

    private static List<Trial> planned(@Nullable Double... improvements) {
        List<Trial> trials = new ArrayList<>();
        for (Double improvement : improvements) {
            int number = trials.size();
            Proposal proposal = new Proposal("l", SearchSpace.of().complete(Map.of()), Source.SEARCH, "", improvement);
            TrialPlan plan = new TrialPlan(proposal, Fidelity.full(5), 1, List.of());
            trials.add(new Trial("t" + number, "s", number, plan, 0, TrialState.QUEUED, null));
        }
        return trials;
    }

    private static boolean stops(int learners, @Nullable Double... improvements) {
        return new StopRule(0.01, learners, "auc").reason(planned(improvements)).isPresent();
    }

    @Test
    void reason_lastThreeBelow_names() {
        assertThat(new StopRule(0.01, 1, "auc").reason(planned(null, 0.5, 0.009, 0.008, 0.00123)))
                .contains("The expected improvement was below 0.01 auc 3 times in a row, 0.0012 at last.");
    }

    @Test
    void reason_oneOfTheLastThreeNotBelow_isNone() {
        assertThat(stops(1, 0.001, 0.001, 0.02, 0.001, 0.001)).isFalse();
        assertThat(stops(1, 0.001, 0.001, 0.01)).isFalse();
    }

    @Test
    void reason_proposalsWithoutExpectation_areLeftOut() {
        assertThat(stops(1, 0.001, null, 0.001, null, 0.001, null)).isTrue();
        assertThat(stops(1, null, null, null, 0.001, 0.001)).isFalse();
    }

    @Test
    void reason_severalLearners_takesThreeForEach() {
        assertThat(stops(2, 0.001, 0.001, 0.001, 0.001, 0.001)).isFalse();
        assertThat(stops(2, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001)).isTrue();
    }

    @Test
    void reason_nullOrZero_isNever() {
        assertThat(new StopRule(null, 1, "auc").reason(planned(0.0, 0.0, 0.0))).isEmpty();
        assertThat(new StopRule(0.0, 1, "auc").reason(planned(0.0, 0.0, 0.0))).isEmpty();
    }
}
