package org.headstart.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.TaskType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the conformance suite takes for granted about its own tables. */
class LearnerConformanceSelfTest {

    @ParameterizedTest
    @EnumSource(TaskType.class)
    void mixed_anySeed_isTrainableAndOfItsKind(TaskType type) {
        for (long seed = 0; seed < 20; seed++) {
            Dataset table = Tables.mixed(type, 60, seed);

            assertThat(table.requireTrainable().taskType()).isEqualTo(type);
            assertThat(table).isEqualTo(Tables.mixed(type, 60, seed));
            assertThat(Tables.numeric(type, 60, seed).features()).allMatch(NumericColumn.class::isInstance);
            assertThat(Tables.categorical(type, 60, seed).features()).allMatch(CategoricalColumn.class::isInstance);
        }
    }

    @Test
    void mixed_firstTwoRows_areOfTwoClasses() {
        CategoricalColumn target =
                (CategoricalColumn) Tables.mixed(TaskType.CLASSIFICATION, 60, 1).target();

        assertThat(IntStream.of(0, 1).map(target::code).distinct()).hasSize(2);
        assertThat(target.counts()).doesNotContain(0);
    }

    @Test
    void withGaps_fromNoneToAll_emptiesThatShareOfFeaturesOnly() {
        Dataset table = Tables.mixed(TaskType.REGRESSION, 60, 1);

        assertThat(Tables.withGaps(table, 0, 1)).isEqualTo(table);
        assertThat(Tables.withGaps(table, 1, 1).features()).allMatch(column -> column.missingCount() == 60);
        assertThat(Tables.withGaps(table, 1, 1).target()).isEqualTo(table.target());
        assertThat(Tables.withoutTargets(table).target().missingCount()).isEqualTo(60);
    }

    @Test
    void copy_ofATable_isEqualToIt() {
        Dataset table = Tables.mixed(TaskType.CLASSIFICATION, 60, 1);

        assertThat(Tables.copy(table)).isEqualTo(table).isNotSameAs(table);
    }
}
