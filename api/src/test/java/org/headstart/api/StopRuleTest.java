package org.headstart.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StopRuleTest {

    private static boolean stops(int learners, Double... improvements) {
        return new StopRule(0.01, learners, "auc").reason(List.of(improvements)).isPresent();
    }

    @Test
    void reason_lastThreeBelow_names() {
        assertThat(new StopRule(0.01, 1, "auc").reason(List.of(0.5, 0.009, 0.008, 0.00123)))
                .contains("The expected improvement was below 0.01 auc 3 times in a row, 0.0012 at last.");
    }

    @Test
    void reason_oneOfTheLastThreeNotBelow_isNone() {
        assertThat(stops(1, 0.001, 0.001, 0.02, 0.001, 0.001)).isFalse();
        assertThat(stops(1, 0.001, 0.001, 0.01)).isFalse();
    }

    @Test
    void reason_fewerThanThree_isNone() {
        assertThat(stops(1, 0.001, 0.001)).isFalse();
    }

    @Test
    void reason_severalLearners_takesThreeForEach() {
        assertThat(stops(2, 0.001, 0.001, 0.001, 0.001, 0.001)).isFalse();
        assertThat(stops(2, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001)).isTrue();
    }

    @Test
    void reason_nullOrZero_isNever() {
        assertThat(new StopRule(null, 1, "auc").reason(List.of(0.0, 0.0, 0.0))).isEmpty();
        assertThat(new StopRule(0.0, 1, "auc").reason(List.of(0.0, 0.0, 0.0))).isEmpty();
    }
}
