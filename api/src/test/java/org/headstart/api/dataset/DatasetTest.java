package org.headstart.api.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.headstart.api.InvalidValueException;
import org.junit.jupiter.api.Test;

class DatasetTest {

    private static final NumericColumn LENGTH = NumericColumn.of("length", 1, Double.NaN, 3, 4);
    private static final CategoricalColumn COLOUR =
            CategoricalColumn.of("colour", new int[] {0, 1, -1, 1}, List.of("red", "green", "blue"));
    private static final CategoricalColumn KIND =
            CategoricalColumn.of("kind", new int[] {0, 1, 0, -1}, List.of("a", "b"));
    private static final Dataset TABLE = Dataset.of("table", List.of(LENGTH, COLOUR, KIND), "kind");

    @Test
    void of_targetInTheMiddle_splitsFeaturesFromTarget() {
        Dataset table = Dataset.of("table", List.of(LENGTH, KIND, COLOUR), "kind");

        assertThat(table.features()).containsExactly(LENGTH, COLOUR);
        assertThat(table.target()).isEqualTo(KIND);
        assertThat(table.targetIndex()).isEqualTo(1);
        assertThat(table.taskType()).isEqualTo(TaskType.CLASSIFICATION);
        assertThat(table.classes()).containsExactly("a", "b");
    }

    @Test
    void of_misspeltTarget_namesTheColumnThatWasProbablyMeant() {
        assertThatThrownBy(() -> Dataset.of("table", List.of(LENGTH, COLOUR, KIND), "Knd"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'Knd'")
                .hasMessageContaining("'length', 'colour', 'kind'")
                .hasMessageContaining("Maybe you meant 'kind'");
    }

    @Test
    void of_twoColumnsOfOneName_isRefused() {
        assertThatThrownBy(() -> Dataset.of("table", List.of(LENGTH, LENGTH), "length"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("two columns named 'length'");
    }

    @Test
    void of_columnsOfDifferentLength_isRefusedWithBothLengths() {
        NumericColumn shorter = NumericColumn.of("shorter", 1, 2);

        assertThatThrownBy(() -> Dataset.of("table", List.of(LENGTH, shorter), "length"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has 2 rows")
                .hasMessageContaining("has 4");
    }

    @Test
    void select_repeatedAndReorderedRows_keepsKindsLevelsAndMissing() {
        Dataset selected = TABLE.select(new int[] {2, 2, 0});

        assertThat(selected.rows()).isEqualTo(3);
        assertThat(selected.columns().get(0)).isEqualTo(NumericColumn.of("length", 3, 3, 1));
        assertThat(selected.columns().get(1))
                .isEqualTo(CategoricalColumn.of("colour", new int[] {-1, -1, 0}, List.of("red", "green", "blue")));
    }

    @Test
    void withoutMissingTargets_oneRowWithoutTarget_dropsThatRowOnly() {
        assertThat(TABLE.withoutMissingTargets().rows()).isEqualTo(3);
        assertThat(TABLE.withTarget("length").withoutMissingTargets().rows()).isEqualTo(3);
    }

    @Test
    void withTarget_numericColumn_makesARegressionTask() {
        Dataset regression = TABLE.withTarget("length");

        assertThat(regression.taskType()).isEqualTo(TaskType.REGRESSION);
        assertThatThrownBy(regression::classes)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'length'");
        assertThatThrownBy(TABLE::numericTarget)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'kind'");
    }

    @Test
    void fingerprint_anyChangeOfContent_changesIt() {
        String fingerprint = TABLE.fingerprint();

        assertThat(fingerprint)
                .matches("[0-9a-f]{64}")
                .isEqualTo(Dataset.of("other name", TABLE.columns(), "kind").fingerprint());
        assertThat(List.of(
                        TABLE.withTarget("colour"),
                        TABLE.select(new int[] {1, 0, 2, 3}),
                        Dataset.of(
                                "table",
                                List.of(NumericColumn.of("length", 1, Double.NaN, 3, 5), COLOUR, KIND),
                                "kind"),
                        Dataset.of(
                                "table", List.of(NumericColumn.of("size", 1, Double.NaN, 3, 4), COLOUR, KIND), "kind"),
                        Dataset.of(
                                "table",
                                List.of(
                                        LENGTH,
                                        CategoricalColumn.of(
                                                "colour", new int[] {0, 1, -1, 1}, List.of("red", "green")),
                                        KIND),
                                "kind")))
                .extracting(Dataset::fingerprint)
                .doesNotContain(fingerprint)
                .doesNotHaveDuplicates();
    }

    @Test
    void fingerprint_negativeZero_isAnotherTable() {
        Dataset zero = Dataset.of("t", List.of(NumericColumn.of("x", 0.0)), "x");
        Dataset negative = Dataset.of("t", List.of(NumericColumn.of("x", -0.0)), "x");

        assertThat(zero.fingerprint()).isNotEqualTo(negative.fingerprint());
    }

    @Test
    void requireTrainable_oneClassOnly_saysSo() {
        Dataset oneClass = Dataset.of("table", List.of(LENGTH, KIND), "kind").select(new int[] {0, 2});

        assertThatThrownBy(oneClass::requireTrainable)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("All 2 rows of dataset 'table' have one class in 'kind'")
                .hasMessageContaining("Maybe ");
    }

    @Test
    void requireTrainable_onlyATarget_saysThatThereIsNoFeature() {
        assertThatThrownBy(() -> Dataset.of("table", List.of(KIND), "kind").requireTrainable())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no feature");
    }

    @Test
    void requireTrainable_constantNumericTarget_namesTheValue() {
        Dataset constant = Dataset.of("t", List.of(LENGTH, NumericColumn.of("y", 7, 7, 7, 7)), "y");

        assertThatThrownBy(constant::requireTrainable)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is 7.0 in every row");
    }

    @Test
    void requireTrainable_noRows_saysHowMany() {
        assertThatThrownBy(() -> TABLE.select(new int[0]).requireTrainable())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has 0 rows");
    }

    @Test
    void categoricalOf_codeWithoutLevel_namesTheCodeAndTheRange() {
        assertThatThrownBy(() -> CategoricalColumn.of("c", new int[] {2}, List.of("a", "b")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("code 2")
                .hasMessageContaining("-1 (missing) to 1");
    }

    @Test
    void categoricalOf_levelTwice_isRefused() {
        assertThatThrownBy(() -> CategoricalColumn.of("c", new int[0], List.of("a", "a")))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("[a, a]");
    }

    @Test
    void numericOf_arrayChangedAfterwards_keepsItsValues() {
        double[] values = {1, 2};
        NumericColumn column = NumericColumn.of("x", values);
        values[0] = 99;
        column.toArray()[1] = 99;

        assertThat(column.toArray()).containsExactly(1, 2);
    }

    @Test
    void counts_missingAndUnusedLevels_countsOnlyWhatIsThere() {
        assertThat(COLOUR.counts()).containsExactly(1, 2, 0);
        assertThat(COLOUR.missingCount()).isEqualTo(1);
        assertThat(LENGTH.missingCount()).isEqualTo(1);
    }

    @Test
    void closest_nothingNear_isEmpty() {
        assertThat(Names.closest("weight", List.of("length", "colour"))).isEmpty();
        assertThat(Names.closest("COLOR", List.of("length", "colour"))).contains("colour");
    }

    @Test
    void some_manyNames_saysHowManyMore() {
        List<String> names =
                java.util.stream.IntStream.range(0, 20).mapToObj(i -> "c" + i).toList();

        assertThat(Names.some(names)).startsWith("'c0', 'c1'").endsWith("'c11' and 8 more");
    }
}
