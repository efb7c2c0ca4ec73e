package org.headstart.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.headstart.api.dataset.ColumnType;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.headstart.api.dataset.ReadOptions;
import org.headstart.api.dataset.TaskType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsAsNumbersTest {

    private static final ReadOptions DEFAULTS = ReadOptions.defaults();

    private static Optional<String> warning(double[] target, ReadOptions options) {
        double[] x = IntStream.range(0, target.length).mapToDouble(i -> i).toArray();
        return LabelsAsNumbers.warning(
                Dataset.of("t", List.of(NumericColumn.of("x", x), NumericColumn.of("y", target)), "y"), options);
    }

    private static double[] cycle(int rows, double... values) {
        return IntStream.range(0, rows)
                .mapToDouble(i -> values[i % values.length])
                .toArray();
    }

    @Test
    void warning_aFewWholeValues_namesThemAndTheOption() {
        assertThat(warning(cycle(60, 3, 1, Double.NaN, 2), DEFAULTS).orElseThrow())
                .contains("'y'")
                .contains("3 whole values (1, 2, 3)")
                .contains("--type classification");
    }

    @ParameterizedTest
    @CsvSource({"10, 50, true", "11, 1000, false", "10, 49, false", "2, 10, true", "1, 100, false"})
    void warning_dependsOnValuesAndRows(int values, int rows, boolean warned) {
        double[] wholes = IntStream.range(0, values).mapToDouble(i -> i).toArray();

        assertThat(warning(cycle(rows, wholes), DEFAULTS).isPresent()).isEqualTo(warned);
    }

    @Test
    void warning_fractionsOrHugeNumbers_areQuantities() {
        assertThat(warning(cycle(60, 1, 2, 2.5), DEFAULTS)).isEmpty();
        assertThat(warning(cycle(60, 1, 1e300), DEFAULTS)).isEmpty();
        assertThat(warning(cycle(60, 1, Double.POSITIVE_INFINITY), DEFAULTS)).isEmpty();
    }

    @Test
    void warning_whereTheUserHasChosen_isNotGiven() {
        double[] target = cycle(60, 1, 2, 3);

        assertThat(warning(target, DEFAULTS.withTaskType(TaskType.REGRESSION))).isEmpty();
        assertThat(warning(target, DEFAULTS.withColumn("y", ColumnType.NUMERIC)))
                .isEmpty();
    }
}
