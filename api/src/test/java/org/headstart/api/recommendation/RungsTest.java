package org.headstart.api.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.headstart.api.InvalidValueException;
import org.headstart.api.space.SearchSpace;
import org.headstart.api.trial.TrialState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RungsTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7, 10})
    void geometric_leastIsAPowerOfTheReduction_isTheLowestRung(int reduction) {
        for (int power = 0; power < 6; power++) {
            Rungs rungs = Rungs.geometric(1 / Math.pow(reduction, power), reduction);

            assertThat(rungs.count()).as("power %d", power).isEqualTo(power + 1);
            assertThat(rungs.shares().get(0) * Math.pow(reduction, power)).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void geometric_leastBetweenTwo_isNotUndercut() {
        assertThat(Rungs.geometric(0.1, 3).shares()).containsExactly(1.0 / 9, 1.0 / 3, 1.0);
        assertThat(Rungs.geometric(0.9, 3)).isEqualTo(Rungs.FULL_ONLY);
    }

    @Test
    void rungs_outOfOrderOrRange_namesTheValues() {
        assertThatThrownBy(() -> new Rungs(List.of(), 3)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new Rungs(List.of(0.5), 3)).hasMessageContaining("0.5");
        assertThatThrownBy(() -> new Rungs(List.of(0.5, 0.5, 1.0), 3)).hasMessageContaining("ascend");
        assertThatThrownBy(() -> new Rungs(List.of(0.0, 1.0), 3)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> new Rungs(List.of(1.0), 1)).hasMessageContaining("1");
        assertThatThrownBy(() -> Rungs.geometric(Double.NaN, 3)).hasMessageContaining("NaN");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.0000001, Double.NaN})
    void share_outOfRange_isRefused(double share) {
        var configuration = SearchSpace.of().defaultConfiguration();

        assertThatThrownBy(() -> new Proposal("l", configuration, Source.SEARCH, "", null, share))
                .hasMessageContaining(Double.toString(share));
        assertThatThrownBy(() -> new Observation(0, "l", configuration, TrialState.COMPLETE, 0.5, 1, share))
                .hasMessageContaining(Double.toString(share));
    }
}
