package org.headstart.api.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.trial.Constraint.Bound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTest {

    @ParameterizedTest
    @CsvSource({
        "seconds<=2, seconds, AT_MOST, 2",
        "' auc >= 0.9 ', auc, AT_LEAST, 0.9",
        "log_loss<=1e-3, log_loss, AT_MOST, 0.001",
        "kappa>=-.5, kappa, AT_LEAST, -0.5",
        "r2>=-0.0, r2, AT_LEAST, 0",
    })
    void parse_wellFormed_isReadAndWrittenAlike(String text, String measure, Bound bound, double limit) {
        Constraint constraint = Constraint.parse(text);

        assertThat(constraint).isEqualTo(new Constraint(measure, bound, limit));
        assertThat(Constraint.parse(constraint.toString())).isEqualTo(constraint);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1 + 0.2, 1e300, Double.MIN_VALUE, -1.0 / 3})
    void toString_anyLimit_comesBackToTheSameBits(double limit) {
        Constraint constraint = new Constraint("rmse", Bound.AT_MOST, limit);

        assertThat(Constraint.parse(constraint.toString()).limit()).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "seconds", "seconds<=", "<=2", "seconds<=2s", "seconds<=NaN", "seconds<=Infinity", "a b<=2"})
    void parse_malformed_saysWhatIsAllowed(String text) {
        assertThatThrownBy(() -> Constraint.parse(text))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("a measure, <= or >=, and a number");
    }

    @ParameterizedTest
    @CsvSource({"seconds<2, seconds<=2", "auc>0.9, auc>=0.9", "seconds=<2, seconds<=2", "seconds=2, seconds<=2"})
    void parse_almostRight_saysWhatWasProbablyMeant(String text, String meant) {
        assertThatThrownBy(() -> Constraint.parse(text)).hasMessageContaining("Maybe you meant '" + meant + "'");
    }

    @Test
    void requireMeasured_ofAnotherTask_namesWhatThereIs() {
        Constraint constraint = Constraint.parse("second<=2");

        assertThatThrownBy(() -> constraint.requireMeasured(TaskType.REGRESSION))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("'second<=2'")
                .hasMessageContaining("'rmse', 'mae', 'r2', 'seconds'")
                .hasMessageContaining("Maybe you meant 'seconds'");
        assertThat(Constraint.parse("auc>=1").requireMeasured(TaskType.CLASSIFICATION))
                .isNotNull();
    }

    @Test
    void violation_isTheExcessAsAShareOfTheLimit() {
        assertThat(Constraint.parse("seconds<=2").violation(2)).isZero();
        assertThat(Constraint.parse("seconds<=2").violation(3)).isCloseTo(0.5, within(1e-15));
        assertThat(Constraint.parse("auc>=0.8").violation(0.6)).isCloseTo(0.25, within(1e-15));
        assertThat(Constraint.parse("r2>=0").violation(-3)).isEqualTo(3);
        assertThat(Constraint.parse("r2>=0").slack(-3)).isEqualTo(-3);
    }
}
