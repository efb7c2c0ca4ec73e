package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CopulaTest {

    @Test
    void scores_outlier_staysInLine() {
        double[] scores = Copula.scores(new double[] {1, 2, 3, 4, -1e9});
        assertThat(scores[4]).isGreaterThan(-3).isLessThan(scores[0]);
        assertThat(scores[3]).isCloseTo(-scores[4], within(1e-9));
    }

    @Test
    void scores_ties_shareTheMeanRank() {
        double[] scores = Copula.scores(new double[] {1, 2, 2, 3});
        assertThat(scores[1]).isEqualTo(scores[2]).isCloseTo(0, within(1e-12));
    }

    @Test
    void scores_allEqual_areZero() {
        assertThat(Copula.scores(new double[] {5, 5, 5, 5, 5})).containsOnly(0);
        assertThat(Copula.scores(new double[] {5, 5})).containsOnly(0);
        assertThat(Copula.scores(new double[] {5})).containsOnly(0);
    }

    @Test
    void scores_fewerThanFour_areStandardised() {
        assertThat(Copula.scores(new double[] {1, 3})).containsExactly(-1, 1);
    }

    /** Worked by hand: n = 5, delta = 0.07435, so the ends are the normal quantile of 0.07435. */
    @Test
    void scores_five_endAtTheQuantileOfDelta() {
        assertThat(Copula.scores(new double[] {1, 2, 3, 4, 5})[0]).isCloseTo(-1.4441, within(1e-4));
        assertThat(Copula.scores(new double[] {1, 2, 3, 4, 5})[1]).isCloseTo(-0.6745, within(1e-4));
    }
}
