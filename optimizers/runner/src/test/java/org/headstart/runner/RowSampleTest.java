package org.headstart.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.headstart.api.dataset.CategoricalColumn;
import org.headstart.api.dataset.Dataset;
import org.headstart.api.dataset.NumericColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSampleTest {

    private static int[] even(int count) {
        return IntStream.range(0, count).map(i -> 2 * i).toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.05, 1 / 9.0, 1 / 3.0, 0.5, 0.999})
    void of_classes_keepsTheShareOfEachAndAtLeastOne(double share) {
        Dataset clouds = Tables.clouds(400, 3);
        CategoricalColumn target = clouds.classTarget();
        int[] rows = even(200);

        int[] drawn = RowSample.of(target, rows, share, 5);

        assertThat(rows).contains(drawn);
        for (int code = 0; code < 2; code++) {
            int k = code;
            long all = Arrays.stream(rows).filter(row -> target.code(row) == k).count();
            long kept =
                    Arrays.stream(drawn).filter(row -> target.code(row) == k).count();
            assertThat(kept).isEqualTo(Math.max(1, Math.round(share * all)));
        }
    }

    @Test
    void of_numbers_keepsTheRangeOfRanks() {
        NumericColumn target = Tables.line(1000, 4).numericTarget();
        int[] rows = even(500);

        int[] drawn = RowSample.of(target, rows, 0.2, 5);

        assertThat(drawn).hasSize(100);
        double median = Arrays.stream(rows).mapToDouble(target::value).sorted().toArray()[250];
        double below =
                Arrays.stream(drawn).filter(row -> target.value(row) < median).count() / 100.0;
        assertThat(below).isCloseTo(0.5, within(0.02));
    }

    @Test
    void of_largerShare_holdsTheSmaller() {
        NumericColumn target = Tables.line(500, 4).numericTarget();
        int[] rows = even(250);

        int[] small = RowSample.of(target, rows, 0.1, 5);
        int[] large = RowSample.of(target, rows, 0.3, 5);

        assertThat(large).contains(small).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void of_anotherSeed_drawsOtherRows() {
        NumericColumn target = Tables.line(500, 4).numericTarget();

        assertThat(RowSample.of(target, even(250), 0.1, 5)).isNotEqualTo(RowSample.of(target, even(250), 0.1, 6));
    }

    @Test
    void of_wholeShare_isAllRows() {
        assertThat(RowSample.of(Tables.clouds(10, 1).target(), new int[] {3, 1}, 1, 5))
                .containsExactly(3, 1);
    }

    @Test
    void of_twoRows_keepsBoth() {
        NumericColumn target = NumericColumn.of("y", 1, 2);

        assertThat(RowSample.of(target, new int[] {0, 1}, 0.01, 5)).containsExactly(0, 1);
    }
}
