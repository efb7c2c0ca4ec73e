package org.headstart.metafeatures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostTest {

    private static final Work SORT = Work.shared("sort", 20, 1, 1);
    private static final Work PAIRS = Work.own("pairs", 1, 1, 2).ofRows(5000).ofColumns(500);

    @Test
    void of_severalWorks_isTheirSum() {
        assertThat(new Cost(List.of(SORT, PAIRS)).of(1000, 10)).isEqualTo(20 * 1000 * 10 + 1000 * 100);
    }

    @Test
    void of_beyondTheSample_growsNoMore() {
        Cost pairs = new Cost(List.of(PAIRS));

        assertThat(pairs.of(1e6, 1000)).isEqualTo(5000 * 500.0 * 500);
        assertThat(pairs.sampledRows(1_000_000)).isEqualTo(5000);
        assertThat(pairs.sampledRows(100)).isEqualTo(100);
        assertThat(pairs.sampledColumns(1000)).isEqualTo(500);
    }

    @Test
    void and_workThatIsThere_countsOnce() {
        Cost sort = new Cost(List.of(SORT));

        assertThat(sort.and(SORT, PAIRS).works()).containsExactly(SORT, PAIRS);
    }

    @Test
    void formula_worksWithLimits_namesPowersAndLimits() {
        assertThat(new Cost(List.of(SORT, PAIRS)).formula()).isEqualTo("20 n d + n d², n at most 5000, d at most 500");
        assertThat(Cost.shape().formula()).isEqualTo("1");
    }

    @Test
    void left_sharedWorkPaid_isTheOwnWorkOnly() {
        Budget budget = new Budget(Duration.ofMinutes(1));
        Cost cost = new Cost(List.of(SORT, PAIRS));

        assertThat(budget.left(cost, 1000, 10)).isEqualTo(300_000);
        budget.paid(cost);
        assertThat(budget.left(cost, 1000, 10)).isEqualTo(100_000);
    }
}
