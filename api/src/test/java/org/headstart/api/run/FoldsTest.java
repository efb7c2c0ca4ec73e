package org.headstart.api.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.headstart.api.InvalidValueException;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.junit.jupiter.api.Test;

class FoldsTest {

    @Test
    void of_unbalancedClasses_givesEachFoldItsShare() {
        int[] codes = IntStream.range(0, 103).map(i -> i < 20 ? 1 : 0).toArray();
        Dataset dataset = Dataset.of("d", List.of(CategoricalColumn.of("y", codes, List.of("no", "yes"))), "y");

        Folds folds = Folds.of(dataset, 5, 7);

        for (int fold = 0; fold < 5; fold++) {
            int[] tested = folds.testRows(fold);
            assertThat(tested).hasSizeBetween(20, 21);
            assertThat(Arrays.stream(tested).filter(row -> codes[row] == 1).count())
                    .isEqualTo(4);
        }
    }

    @Test
    void of_numericTarget_spreadsTheRangeOverAllFolds() {
        double[] y = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        Folds folds = Folds.of(Dataset.of("d", List.of(NumericColumn.of("y", y)), "y"), 10, 3);

        for (int fold = 0; fold < 10; fold++) {
            assertThat(Arrays.stream(folds.testRows(fold)).average().orElseThrow())
                    .isBetween(44.0, 55.0);
        }
    }

    @Test
    void of_sameSeed_isTheSameAndAnotherSeedIsNot() {
        Dataset dataset = Dataset.of("d", List.of(CategoricalColumn.of("y", new int[50], List.of("a"))), "y");

        assertThat(Folds.of(dataset, 5, 1).toArray())
                .isEqualTo(Folds.of(dataset, 5, 1).toArray());
        assertThat(Folds.of(dataset, 5, 1).toArray())
                .isNotEqualTo(Folds.of(dataset, 5, 2).toArray());
    }

    @Test
    void trainAndTestRows_everyFold_partitionTheRows() {
        Dataset dataset = Dataset.of("d", List.of(NumericColumn.of("y", 5, 3, 1, 4, 1, 5, 9)), "y");
        Folds folds = Folds.of(dataset, 3, 1);

        for (int fold = 0; fold < folds.count(); fold++) {
            int[] both = IntStream.concat(Arrays.stream(folds.trainRows(fold)), Arrays.stream(folds.testRows(fold)))
                    .sorted()
                    .toArray();
            assertThat(both).containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void of_fewerRowsThanFolds_makesOneFoldARow() {
        assertThat(Folds.of(Dataset.of("d", List.of(NumericColumn.of("y", 1, 2, 3)), "y"), 10, 1)
                        .count())
                .isEqualTo(3);
    }

    @Test
    void of_gapInGivenFolds_isRefused() {
        assertThatThrownBy(() -> Folds.of(new int[] {0, 2}))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("2");
    }
}
