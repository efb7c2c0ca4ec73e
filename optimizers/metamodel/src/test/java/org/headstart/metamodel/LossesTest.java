package org.headstart.metamodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headstart.api.metamodel.Surrogate.Estimate;
import org.junit.jupiter.api.Test;

class LossesTest {

    @Test
    void ranks_ties_shareTheirMean() {
        assertThat(Losses.ranks(new double[] {3, 1, 3, 2})).containsExactly(0.5 / 3, 1, 0.5 / 3, 2.0 / 3);
    }

    @Test
    void of_anyIncreasingScale_isTheSame() {
        double[] plain = Losses.of(List.of(new Estimate(1, 0), new Estimate(2, 5), new Estimate(4, 0)));
        double[] stretched = Losses.of(List.of(new Estimate(-1e9, 0), new Estimate(0, 0), new Estimate(1e-3, 0)));
        assertThat(plain).containsExactly(stretched);
    }

    @Test
    void of_one_isZero() {
        assertThat(Losses.of(List.of(new Estimate(7, 1)))).containsExactly(0);
    }
}
