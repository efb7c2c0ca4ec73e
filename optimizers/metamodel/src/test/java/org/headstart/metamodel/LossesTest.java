package org.headstart.metamodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossesTest {

    @Test
    void ranks_ties_shareTheirMean() {
        assertThat(Losses.ranks(new double[] {3, 1, 3, 2})).containsExactly(0.5 / 3, 1, 0.5 / 3, 2.0 / 3);
    }

    @Test
    void regrets_values_areFromBestToWorst() {
        assertThat(Losses.regrets(new double[] {10, 0, 5})).containsExactly(0, 1, 0.5);
    }

    @Test
    void regrets_allEqual_areZero() {
        assertThat(Losses.regrets(new double[] {4, 4})).containsExactly(0, 0);
    }
}
