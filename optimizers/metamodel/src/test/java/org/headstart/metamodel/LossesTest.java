package org.headstart.metamodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossesTest {

    @Test
    void of_ties_shareTheirMean() {
        assertThat(Losses.of(new double[] {3, 1, 3, 2})).containsExactly(0.5 / 3, 1, 0.5 / 3, 2.0 / 3);
    }

    @Test
    void of_anyIncreasingScale_isTheSame() {
        double[] plain = Losses.of(new double[] {1, 2, 4});
        double[] stretched = Losses.of(new double[] {-1e9, 0, 1e-3});
        assertThat(plain).containsExactly(stretched);
    }

    @Test
    void of_one_isZero() {
        assertThat(Losses.of(new double[] {7})).containsExactly(0);
    }
}
