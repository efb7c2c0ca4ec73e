package org.headstart.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.headstart.api.dataset.TaskType;
import org.headstart.api.metafeatures.MetaFeatureVector;
import org.headstart.api.warehouse.Task;
import org.junit.jupiter.api.Test;

class TrialSecondsTest {

    static Task task(String name, int rows, int columns) {
        return new Task(name, name, TaskType.CLASSIFICATION, "y", rows, columns, 2, MetaFeatureVector.empty());
    }

    @Test
    void at_timeInProportionToTheCells_staysInProportion() {
        TrialSeconds fit = TrialSeconds.fit(
                List.of(task("a", 100, 10), task("b", 1000, 10)), List.of(new double[] {1, 1}, new double[] {10}));

        assertThat(fit.at(task("c", 10_000, 10))).isCloseTo(100, within(1e-6));
        assertThat(fit.at(task("c", 10, 10))).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void at_oneTable_assumesProportion() {
        TrialSeconds fit = TrialSeconds.fit(List.of(task("a", 100, 10)), List.of(new double[] {2, 4}));

        assertThat(fit.at(task("c", 200, 10))).isCloseTo(6, within(1e-9));
        assertThat(fit.at(null)).isCloseTo(3, within(1e-9));
    }

    @Test
    void at_timeThatIsTheSameEverywhere_growsLessThanTheCells() {
        TrialSeconds fit = TrialSeconds.fit(
                List.of(task("a", 100, 1), task("b", 10_000, 1), task("c", 1_000_000, 1)),
                List.of(new double[] {2}, new double[] {2}, new double[] {2}));

        assertThat(fit.slope()).isBetween(0.0, 0.5);
    }

    @Test
    void at_nothingMeasured_isUnknown() {
        assertThat(TrialSeconds.fit(List.of(task("a", 10, 1)), List.of(new double[] {0, 0}))
                        .at(task("b", 10, 1)))
                .isNaN();
        assertThat(TrialSeconds.fit(List.of(), List.of()).at(task("b", 10, 1))).isNaN();
    }

    @Test
    void at_tableWithoutRows_isFinite() {
        assertThat(TrialSeconds.fit(List.of(task("a", 0, 0)), List.of(new double[] {1}))
                        .at(task("b", 0, 0)))
                .isEqualTo(1);
    }
}
