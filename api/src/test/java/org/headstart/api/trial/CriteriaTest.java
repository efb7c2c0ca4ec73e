package org.headstart.api.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.headstart.api.InvalidValueException;
import org.junit.jupiter.api.Test;

class CriteriaTest {

    private static final Criteria CRITERIA = new Criteria(
            List.of(Metric.ACCURACY, Metric.SECONDS),
            List.of(Constraint.parse("seconds<=2"), Constraint.parse("auc>=0.8")));

    @Test
    void new_sameObjectiveTwice_isRefused() {
        assertThatThrownBy(() -> new Criteria(List.of(Metric.AUC, Metric.SECONDS, Metric.AUC), List.of()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'auc' may be among them only once");
        assertThatThrownBy(() -> new Criteria(List.of(), List.of())).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void gains_areLargerWhereBetterAndNaNWhereUnknown() {
        assertThat(CRITERIA.gains(0.9, Map.of("seconds", 3.0))).containsExactly(0.9, -3);
        assertThat(CRITERIA.gains(0.9, Map.of())).containsExactly(0.9, Double.NaN);
        assertThat(CRITERIA.gains(null, Map.of("seconds", 3.0))).containsExactly(Double.NaN, -3);
    }

    @Test
    void violation_addsUpAndIsInfiniteWhereUnknown() {
        assertThat(CRITERIA.violation(0.9, Map.of("seconds", 2.0, "auc", 0.8))).isZero();
        assertThat(CRITERIA.violation(0.9, Map.of("seconds", 3.0, "auc", 0.6))).isCloseTo(0.75, within(1e-12));
        assertThat(CRITERIA.violation(0.9, Map.of("auc", 0.9))).isInfinite();
    }

    @Test
    void violation_ofThePrimaryMetric_goesByTheValue() {
        Criteria criteria = new Criteria(List.of(Metric.AUC), List.of(Constraint.parse("auc>=0.8")));

        assertThat(criteria.violation(0.9, Map.of())).isZero();
        assertThat(criteria.violation(0.4, Map.of())).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void dominates_nowhereWorseAndSomewhereBetter() {
        assertThat(Criteria.dominates(new double[] {1, 2}, new double[] {1, 1})).isTrue();
        assertThat(Criteria.dominates(new double[] {1, 1}, new double[] {1, 1})).isFalse();
        assertThat(Criteria.dominates(new double[] {2, 0}, new double[] {1, 1})).isFalse();
    }
}
