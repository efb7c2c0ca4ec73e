package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TellingTrialsTest {

    @Test
    void of_noMoreThanWanted_areAll() {
        assertThat(TellingTrials.of(new double[] {3, 1, 2}, 3)).containsExactly(0, 1, 2);
        assertThat(TellingTrials.of(new double[0], 4)).isEmpty();
    }

    @Test
    void of_more_areTheBetterHalfAndSomeOfTheRestOverTime() {
        double[] gains = {9, 0, 0, 0, 8, 0, 0, 0};

        assertThat(TellingTrials.of(gains, 4)).containsExactly(0, 1, 4, 5);
    }

    @Test
    void of_allTheSame_areAsManyAsWanted() {
        double[] gains = new double[1000];

        assertThat(TellingTrials.of(gains, 200))
                .hasSize(200)
                .doesNotHaveDuplicates()
                .isSorted()
                .startsWith(0)
                .doesNotContain(1000);
    }
}
